namespace RedditMcp.Reddit;

/// <summary>What is done about a failure that may pass.</summary>
internal enum Persistence
{
    /// <summary>It is tried again, up to twice.</summary>
    Retries,

    /// <summary>It is the answer: who asks has something else to go by.</summary>
    OneTry,
}
