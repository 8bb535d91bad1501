namespace RedditMcp.Reddit;

/// <summary>What went wrong, in the words a caller can act on. The snake_case form is the public name of the kind.</summary>
public enum RedditErrorKind
{
    /// <summary>An argument is not acceptable; the message says what it takes.</summary>
    InvalidArgument,

    /// <summary>Nothing of that name or id exists, or no longer does.</summary>
    NotFound,

    /// <summary>The community is private.</summary>
    Private,

    /// <summary>The community is quarantined: only accounts that opted in may read it.</summary>
    Quarantined,

    /// <summary>The community is behind an interstitial that needs an account.</summary>
    Gated,

    /// <summary>The community was banned by Reddit.</summary>
    Banned,

    /// <summary>The account was suspended by Reddit.</summary>
    Suspended,

    /// <summary>The quota of the window is spent, or Reddit says to slow down.</summary>
    RateLimited,

    /// <summary>Reddit's network refuses this machine, whatever is asked.</summary>
    Blocked,

    /// <summary>Credentials are missing, wrong, revoked, or lack a scope.</summary>
    Unauthorized,

    /// <summary>Reddit, or the way to it, is down.</summary>
    Unavailable,

    /// <summary>Reddit answered something that cannot be read.</summary>
    BadUpstream,
}
