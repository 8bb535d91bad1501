using RedditMcp.Budget.Users;

namespace RedditMcp.Insights.Watches;

/// <summary>How many watches there may be, and what they may do. Section <c>Watches</c> of the configuration.</summary>
public sealed class WatchOptions
{
    /// <summary>The section these options are bound to.</summary>
    public const string Section = "Watches";

    /// <summary>Whether this process polls for watches by itself. One that does not polls when a check finds its watch due.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Watches that a caller may have; 0 is no limit but <see cref="Most"/>. Default 5, 50, 500 and no limit.</summary>
    public TierLimits PerCaller { get; set; } = new() { Free = 5, Pro = 50, Business = 500 };

    /// <summary>Watches that any caller may have, the operator too. Default 10,000.</summary>
    public int Most { get; set; } = 10_000;

    /// <summary>
    /// Whether webhooks may lead into private networks, to this machine, and go without TLS. For an operator who alone calls, or trusts all callers. Default: no.
    /// </summary>
    public bool AllowPrivateWebhooks { get; set; }
}
