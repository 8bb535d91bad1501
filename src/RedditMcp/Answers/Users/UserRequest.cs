using RedditMcp.Queries;

namespace RedditMcp.Answers.Users;

/// <summary>What of an account is wanted.</summary>
/// <param name="User">The account.</param>
/// <param name="Sort">The order of what it wrote.</param>
/// <param name="Time">How far back.</param>
/// <param name="Limit">How many posts, and how many comments.</param>
/// <param name="Posts">Where to go on in its posts; at the end for none.</param>
/// <param name="Comments">Where to go on in its comments; at the end for none.</param>
internal sealed record UserRequest(Username User, UserSort Sort, TimeFilter Time, int Limit, PagePosition Posts, PagePosition Comments)
{
    public AccountPostsQuery PostsQuery => new(User, Sort, Time);

    public AccountCommentsQuery CommentsQuery => new(User, Sort, Time);
}
