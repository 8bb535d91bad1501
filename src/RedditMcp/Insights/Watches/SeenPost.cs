using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Watches;

/// <summary>A post that was looked at.</summary>
/// <param name="Post">The post.</param>
/// <param name="Keywords">Which keywords it matches; empty where it was looked at again only for what it stirred.</param>
internal readonly record struct SeenPost(Post Post, IReadOnlyList<string> Keywords);
