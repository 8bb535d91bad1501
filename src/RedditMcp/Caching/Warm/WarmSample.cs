namespace RedditMcp.Caching.Warm;

/// <summary>The warm tier's status as it was a moment ago, for those who may not wait for it.</summary>
internal sealed class WarmSample(IWarmTier tier, TimeProvider time)
{
    private static readonly TimeSpan s_oldest = TimeSpan.FromSeconds(15);

    private volatile WarmStatus? _latest;
    private long _takenAt;
    private int _taking;

    /// <summary>The last sample; null before the first. Past fifteen seconds another is taken behind the asker's back.</summary>
    public WarmStatus? Latest
    {
        get
        {
            var isOld = _latest is null || time.GetElapsedTime(Volatile.Read(ref _takenAt)) > s_oldest;
            if (isOld && Interlocked.Exchange(ref _taking, 1) == 0)
                _ = Task.Run(TakeAsync);
            return _latest;
        }
    }

    private async Task TakeAsync()
    {
        try
        {
            _latest = await tier.StatusAsync(CancellationToken.None);
        }
        finally
        {
            Volatile.Write(ref _takenAt, time.GetTimestamp());
            Volatile.Write(ref _taking, 0);
        }
    }
}
