namespace RedditMcp.Caching;

/// <summary>Counts how often an entry was served. Two readers at once may count as one: it is a statistic, and readers must not wait for it.</summary>
internal sealed class EntryReads
{
    private int _told;
    private int _count;
    private int _isClaimed;

    /// <summary>How often, since it came into this process.</summary>
    public int Count => _count;

    /// <summary>Whether somebody has taken it on to have the entry renewed.</summary>
    public bool IsRenewalClaimed => _isClaimed != 0;

    /// <summary>Takes it on, if nobody has.</summary>
    public bool ClaimRenewal() => Interlocked.Exchange(ref _isClaimed, 1) == 0;

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
