namespace RedditMcp.Reddit;

/// <summary>How Reddit has been answering: what went wrong last.</summary>
internal sealed class RedditHealth(TimeProvider time)
{
    private volatile Trouble? _trouble;

    /// <summary>What went wrong at the last call; null when it went well.</summary>
    public Trouble? LastTrouble => _trouble;

    /// <summary>Takes over how a call went. That a thing does not exist is an answer, not trouble.</summary>
    public void Observe(RedditError? error) =>
        _trouble = error is null || error.IsAnswer ? null : new Trouble(error, time.GetUtcNow());

    /// <summary>A failure and when it was.</summary>
    internal sealed record Trouble(RedditError Error, DateTimeOffset At);
}
