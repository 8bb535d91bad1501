namespace RedditMcp.Simulator.Listings;

/// <summary>Which of a user's things a listing holds.</summary>
[Flags]
internal enum UserThings
{
    None = 0,
    Posts = 1,
    Comments = 2,
    All = Posts | Comments,
}
