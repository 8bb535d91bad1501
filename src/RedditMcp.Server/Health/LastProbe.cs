using RedditMcp.Reddit;

namespace RedditMcp.Server.Health;

/// <summary>
/// What Reddit said when last asked. A probe costs a call of the quota, so that its answer holds for a while: long when
/// all is well (real calls would show trouble), short when not. Everyone who asks meanwhile shares one probe.
/// </summary>
/// <param name="probe">Asks Reddit.</param>
/// <param name="clock">How old the answer is.</param>
internal sealed class LastProbe(RedditProbe probe, TimeProvider clock)
{
    private static readonly TimeSpan s_holdsWhenWell = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_holdsWhenIll = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private Task<RedditError?>? _latest;
    private long _startedAt;

    /// <summary>The last answer, or a new one where that is too old.</summary>
    /// <returns>Null when Reddit answers, else what is wrong.</returns>
    public Task<RedditError?> GetAsync()
    {
        lock (_gate)
        {
            if (_latest is null || IsOutdated(_latest))
            {
                _startedAt = clock.GetTimestamp();
                _latest = AskAsync();
            }

            return _latest;
        }
    }

    private bool IsOutdated(Task<RedditError?> answer)
    {
        var age = clock.GetElapsedTime(_startedAt);
        return answer.IsCompleted && age > (answer is { IsCompletedSuccessfully: true, Result: null } ? s_holdsWhenWell : s_holdsWhenIll);
    }

    // Not on a caller's token: others wait for the same answer.
    private async Task<RedditError?> AskAsync()
    {
        using var patience = new CancellationTokenSource(s_patience, clock);
        try
        {
            return await probe.TryAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return new RedditError(RedditErrorKind.Unavailable, "Reddit did not answer within 10 seconds.");
        }
    }
}
