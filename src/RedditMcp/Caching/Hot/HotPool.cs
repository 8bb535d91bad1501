namespace RedditMcp.Caching.Hot;

/// <summary>The entries that share a quota and a hot TTL. Belongs to the tier's lock.</summary>
/// <param name="quota">How many entries it holds at most.</param>
/// <param name="timeToLive">After how long the warm tier is asked again.</param>
internal sealed class HotPool(int quota, TimeSpan timeToLive)
{
    /// <summary>
    /// After this many requests a hit counts half. Measured: longer loses to LRU when the front page changes, shorter loses what counting
    /// wins when it does not (docs/decisions/008).
    /// </summary>
    private const double HalfLife = 10_000;

    private readonly List<HotSlot> _slots = [];
    private long _gatheredAt;

    public TimeSpan TimeToLive => timeToLive;

    public IReadOnlyList<HotSlot> Slots => _slots;

    public bool IsFull => _slots.Count >= quota;

    public void Add(HotSlot slot)
    {
        slot.Place = _slots.Count;
        _slots.Add(slot);
    }

    /// <summary>Removes one; the last takes its place.</summary>
    public void Remove(HotSlot slot)
    {
        var last = _slots[^1];
        last.Place = slot.Place;
        _slots[slot.Place] = last;
        _slots.RemoveAt(_slots.Count - 1);
    }

    /// <summary>Collects the hits that readers counted.</summary>
    /// <param name="requests">How many requests there have been, as far as collected: the clock by which old hits fade.</param>
    /// <returns>How many there were.</returns>
    public long Gather(long requests)
    {
        var fading = (float)Math.Pow(0.5, (requests - _gatheredAt) / HalfLife);
        _gatheredAt = requests;
        var gathered = 0L;
        foreach (var slot in _slots)
            gathered += slot.Gather(fading);
        return gathered;
    }
}
