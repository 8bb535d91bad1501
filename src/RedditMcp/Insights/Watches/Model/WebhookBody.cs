namespace RedditMcp.Insights.Watches.Model;

/// <summary>Where alerts are posted to, and how that goes.</summary>
internal sealed record WebhookBody
{
    public required string Url { get; init; }

    /// <summary><c>ok</c>, <c>failing</c> or <c>off</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why the last try failed.</summary>
    public string? Trouble { get; init; }

    /// <summary>The last alert that arrived.</summary>
    public required long LastDelivered { get; init; }

    /// <summary>What deliveries are signed with; told once, by create.</summary>
    public string? Secret { get; init; }
}
