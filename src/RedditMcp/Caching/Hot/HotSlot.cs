namespace RedditMcp.Caching.Hot;

/// <summary>
/// An entry's place in the hot tier. What is not said to be safe for readers belongs to the tier's lock. Every hit touches it, so it is
/// kept to 64 bytes, a line of the processor's cache.
/// </summary>
internal sealed class HotSlot(string name, CacheEntry entry, HotPool pool)
{
    /// <summary>This object, its places in the dictionary and the pool, and the header of the name, in bytes.</summary>
    private const int Overhead = 168;

    private int _hits = 1;
    private long _dueAt;
    private float _popularity;

    public string Name => name;

    public CacheEntry Entry => entry;

    public HotPool Pool => pool;

    /// <summary>What it weighs in memory, in bytes.</summary>
    public int Weight { get; set; } = entry.Weight + (2 * name.Length) + Overhead;

    /// <summary>Where the pool keeps it.</summary>
    public int Place { get; set; }

    /// <summary>When it ends to be an answer at all, in UTC ticks.</summary>
    public long StaleAt => entry.StaleUntil.UtcTicks;

    /// <summary>When the warm tier should be asked again, in UTC ticks; never later than the stale limit. Safe for readers.</summary>
    public long DueAt => Volatile.Read(ref _dueAt);

    /// <summary>Counts a hit. Without a lock: a count lost between two readers changes nothing, and waiting would. Safe for readers.</summary>
    public void Hit() => _hits++;

    /// <summary>Its hot TTL starts. Safe for readers.</summary>
    public void Start(long now) =>
        Volatile.Write(ref _dueAt, Math.Min(now + pool.TimeToLive.Ticks, Math.Min(entry.FreshUntil.UtcTicks, StaleAt)));

    /// <summary>Takes over how popular the one before it was: it is the question that is, not the answer.</summary>
    public void Succeed(HotSlot old)
    {
        _hits = old._hits;
        _popularity = old._popularity;
    }

    /// <summary>Lets the old hits fade and adds the new ones.</summary>
    /// <param name="fading">What is left of the old ones, 0 to 1.</param>
    /// <returns>The new ones.</returns>
    public int Gather(float fading)
    {
        var hits = _hits;
        _hits = 0;
        _popularity = (_popularity * fading) + hits;
        return hits;
    }

    /// <summary>The lower, the sooner it goes: past the stale limit is -3, expired -2 to -1, the rest 0 and up, by popularity.</summary>
    public double StandingAt(long now) => OutlivedAt(now) switch
    {
        EvictionCause.StaleLimit => -3,
        EvictionCause.Expired => -1 - (1 / (1 + _popularity)),
        _ => _popularity,
    };

    /// <summary>Which of its limits it has outlived; null while it is fresh.</summary>
    public EvictionCause? OutlivedAt(long now) =>
        now >= StaleAt ? EvictionCause.StaleLimit
        : now >= entry.FreshUntil.UtcTicks ? EvictionCause.Expired
        : null;
}
