namespace RedditMcp.Insights.Watches;

/// <summary>Where the alerts of a watch are posted to.</summary>
/// <param name="Url">The address.</param>
/// <param name="Secret">What deliveries are signed with.</param>
internal sealed record WatchWebhook(string Url, string Secret)
{
    /// <summary>The last alert that arrived, or was given up.</summary>
    public long Sent { get; init; }

    /// <summary>Since when deliveries fail; null while they do not.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Not before then is the next try.</summary>
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>Why the last try failed.</summary>
    public string? Trouble { get; init; }

    /// <summary>Whether it was given up.</summary>
    public bool IsOff { get; init; }
}
