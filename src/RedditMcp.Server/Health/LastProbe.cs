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
    private static readonly TimeSpan HoldsWhenWell = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan HoldsWhenIll = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private Task<RedditError?>? latest;
    private long startedAt;

    /// <summary>The last answer, or a new one where that is too old.</summary>
    /// <returns>Null when Reddit answers, else what is wrong.</returns>
    public Task<RedditError?> GetAsync()
    {
        lock (gate)
        {
            if (latest is null || IsOutdated(latest))
            {
                startedAt = clock.GetTimestamp();
                latest = AskAsync();
            }

            return latest;
        }
    }

    private bool IsOutdated(Task<RedditError?> answer)
    {
        var age = clock.GetElapsedTime(startedAt);
        return answer.IsCompleted && age > (answer is { IsCompletedSuccessfully: true, Result: null } ? HoldsWhenWell : HoldsWhenIll);
    }

    // Not on a caller's token: others wait for the same answer.
    private async Task<RedditError?> AskAsync()
    {
        using var patience = new CancellationTokenSource(Patience, clock);
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
