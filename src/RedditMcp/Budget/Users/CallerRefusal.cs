namespace RedditMcp.Budget.Users;

/// <summary>Why somebody is not let in.</summary>
internal enum CallerRefusal
{
    /// <summary>No key was sent where one is needed.</summary>
    NoKey,

    /// <summary>The key is not one of ours, or was revoked.</summary>
    UnknownKey,

    /// <summary>The key cannot be looked up: its store is down.</summary>
    KeysUnavailable,

    /// <summary>The gateway's header is not there once, or not of its form.</summary>
    BadHeader,
}
