namespace RedditMcp.Insights.Watches;

/// <summary>A post in an alert: which, and what was seen of it then. Its words are asked for when somebody reads the alert, and so are gone once their author deletes them.</summary>
/// <param name="Id">The post, without prefix.</param>
/// <param name="Subreddit">Where it was posted.</param>
/// <param name="Created">When, in seconds since 1970.</param>
/// <param name="Score">Its points.</param>
/// <param name="Comments">Its comments.</param>
/// <param name="Keywords">Which keywords it matched.</param>
internal sealed record AlertedPost(string Id, string Subreddit, long Created, long Score, long Comments, IReadOnlyList<string> Keywords);
