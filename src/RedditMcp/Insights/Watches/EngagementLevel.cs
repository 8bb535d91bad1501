using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Watches;

/// <summary>The numbers behind <see cref="Engagement"/>. They are published in docs/tools.md and in the tool's schema.</summary>
internal static class EngagementLevel
{
    public const int HighScore = 100;
    public const int HighComments = 50;
    public const int ViralScore = 1000;
    public const int ViralComments = 500;

    /// <summary>Whether a post has reached a level.</summary>
    public static bool IsReachedBy(this Engagement level, Post post) => level switch
    {
        Engagement.High => post.Score >= HighScore || post.NumComments >= HighComments,
        Engagement.Viral => post.Score >= ViralScore || post.NumComments >= ViralComments,
        _ => true,
    };
}
