namespace RedditMcp.Budget.Users;

/// <summary>How callers are told apart, and what each may spend. Section <c>Users</c> of the configuration.</summary>
public sealed class UsersOptions
{
    /// <summary>The section these options are bound to.</summary>
    public const string Section = "Users";

    /// <summary>
    /// The header in which a gateway says who calls: a user's id, and perhaps <c>; tier=pro</c> behind it. The gateway must set it on every request and let
    /// nobody else's through. Default: none.
    /// </summary>
    public string? TrustedHeader { get; set; }

    /// <summary>
    /// Whether callers need a key (or the trusted header) whatever is known of keys. Without it they do as soon as a key is known to exist, which a server
    /// cannot know that was started while the store of keys was down.
    /// </summary>
    public bool RequireKeys { get; set; }

    /// <summary>Calls to Reddit that a caller may be charged with in any minute; 0 is no limit. Default 5, 20, 50 and no limit.</summary>
    public TierLimits CallsPerMinute { get; set; } = new() { Free = 5, Pro = 20, Business = 50 };

    /// <summary>Requests of any kind that a caller may send a minute; 0 is no limit. Default 120, 600, 3,000 and 60,000.</summary>
    public TierLimits RequestsPerMinute { get; set; } = new() { Free = 120, Pro = 600, Business = 3000, Enterprise = 60_000 };
}
