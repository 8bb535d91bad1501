namespace RedditMcp.Reddit;

/// <summary>A failure as a value: what kind it is, and one sentence that says what to do about it.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Message">What happened and what to do, for a model or an operator. Never holds a secret.</param>
/// <param name="RetryAfter">How long to wait before asking again, where that is known.</param>
public sealed record RedditError(RedditErrorKind Kind, string Message, TimeSpan? RetryAfter = null)
{
    /// <summary>
    /// Whether this is Reddit's answer about the thing asked for (it does not exist, it is private), which holds for
    /// a while and may be cached, and not trouble on the way to an answer.
    /// </summary>
    public bool IsAnswer => Kind
        is RedditErrorKind.NotFound or RedditErrorKind.Private or RedditErrorKind.Quarantined
        or RedditErrorKind.Gated or RedditErrorKind.Banned or RedditErrorKind.Suspended;
}
