namespace RedditMcp.Caching;

/// <summary>Counts how often an entry was served. Two readers at once may count as one: it is a statistic, and readers must not wait for it.</summary>
internal sealed class EntryReads
{
    /// <summary>A renewal that was refused or failed is tried again after so long; one that succeeded has put another entry in this one's place.</summary>
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(10);

    private int _told;
    private int _count;
    private long _renewableAt;

    /// <summary>How often, since it came into this process.</summary>
    public int Count => _count;

    /// <summary>Whether nobody has taken it on lately to have the entry renewed.</summary>
    public bool IsRenewable(DateTimeOffset now) => now.UtcTicks >= Volatile.Read(ref _renewableAt);

    /// <summary>Takes it on, if nobody has.</summary>
    public bool ClaimRenewal(DateTimeOffset now)
    {
        var at = Volatile.Read(ref _renewableAt);
        return now.UtcTicks >= at && Interlocked.CompareExchange(ref _renewableAt, (now + s_retry).UtcTicks, at) == at;
    }

    /// <summary>Counts one.</summary>
    /// <returns>Whether it is the first since <see cref="Take"/>.</returns>
    public bool Add() => _count++ == _told;

    /// <summary>How many there were since it was last asked.</summary>
    public int Take()
    {
        var count = _count;
        var news = count - _told;
        _told = count;
        return news;
    }
}
