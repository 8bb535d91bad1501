using RedditMcp.Answers.Model;

namespace RedditMcp.Insights.Trends;

/// <summary>A topic as an answer tells it.</summary>
internal sealed record TrendTopic
{
    /// <summary>The form in which most write it.</summary>
    public required string Topic { get; init; }

    /// <summary>Other forms that are counted with it; null where there are none.</summary>
    public IReadOnlyList<string>? AlsoWritten { get; init; }

    /// <summary>Posts of the window that mention it, each account once.</summary>
    public required int Mentions { get; init; }

    /// <summary>The same of the baseline; null where there is none.</summary>
    public int? BaselineMentions { get; init; }

    /// <summary>How many mentions the baseline leads to expect in the window.</summary>
    public double? ExpectedMentions { get; init; }

    /// <summary>How many times as often it is mentioned as the baseline leads to expect.</summary>
    public double? GrowthRate { get; init; }

    /// <summary>Points an hour, of all its posts together, each since it was posted.</summary>
    public required double ScoreVelocity { get; init; }

    /// <summary>How its titles feel; null where none can be read.</summary>
    public TopicSentiment? Sentiment { get; init; }

    /// <summary>Where it is mentioned most.</summary>
    public required IReadOnlyList<SubredditCount> TopSubreddits { get; init; }

    /// <summary>The posts with the highest score.</summary>
    public required IReadOnlyList<TrendingPost> SamplePosts { get; init; }
}
