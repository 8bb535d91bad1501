namespace RedditMcp.Insights.Watches;

/// <summary>A watch: what somebody wants to hear of, and how far it is. Kept whole as JSON; whoever changes it says which version was changed.</summary>
internal sealed record Watch
{
    public required string Id { get; init; }

    /// <summary>The Reddit it watches; one of a simulator has no business at Reddit.</summary>
    public required string World { get; init; }

    /// <summary>The caller it belongs to.</summary>
    public required string Owner { get; init; }

    /// <summary>Grows with each change.</summary>
    public long Version { get; init; } = 1;

    /// <summary>As they were given.</summary>
    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>Where to look, lower case; empty for all of Reddit.</summary>
    public required IReadOnlyList<string> Subreddits { get; init; }

    /// <summary>How many matching posts within an interval raise an alert.</summary>
    public int AlertThreshold { get; init; } = 1;

    /// <summary>What a post must have stirred to count.</summary>
    public Engagement MinEngagement { get; init; }

    /// <summary>Minutes between two looks at most.</summary>
    public int CheckInterval { get; init; } = 15;

    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>Where alerts are posted to; null for nowhere.</summary>
    public WatchWebhook? Webhook { get; init; }

    public required WatchProgress Progress { get; init; }

    /// <summary>Whether it looks at all of Reddit.</summary>
    public bool IsOfAll => Subreddits.Count == 0;

    /// <summary>The interval.</summary>
    public TimeSpan Interval => TimeSpan.FromMinutes(CheckInterval);

    /// <summary>When it is to be looked for again; at once where that never happened.</summary>
    public DateTimeOffset DueAt => Progress.PolledAt is { } polled ? polled + Interval : DateTimeOffset.MinValue;

    /// <summary>Whether a community is watched.</summary>
    public bool Holds(string? subreddit) => IsOfAll || (subreddit is not null && Subreddits.Contains(subreddit, StringComparer.OrdinalIgnoreCase));
}
