namespace RedditMcp.Caching.Purging;

/// <summary>Keeps work that nobody waits for to a tenth of the time, in slices too short for anybody to notice.</summary>
internal sealed class PurgePace(TimeProvider time)
{
    private const int Rest = 9;

    private static readonly TimeSpan s_slice = TimeSpan.FromMilliseconds(20);

    private long _begun = time.GetTimestamp();

    /// <summary>To be awaited between two pieces of the work: rests when a slice is over.</summary>
    public async ValueTask RestAsync(CancellationToken cancellationToken)
    {
        var worked = time.GetElapsedTime(_begun);
        if (worked < s_slice)
            return;
        await Task.Delay(worked * Rest, time, cancellationToken);
        _begun = time.GetTimestamp();
    }
}
