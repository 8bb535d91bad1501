namespace RedditMcp.Reddit;

/// <summary>What is done when Reddit cannot be asked at once, or fails in a way that may pass.</summary>
internal enum Persistence
{
    /// <summary>Whoever asks waits for its turn, and a failure is tried again, up to twice.</summary>
    Retries,

    /// <summary>That is the answer: who asks has something else to go by.</summary>
    OneTry,
}
