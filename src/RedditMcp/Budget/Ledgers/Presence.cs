using System.Security.Cryptography;

namespace RedditMcp.Budget.Ledgers;

/// <summary>
/// When a process tells a ledger that it is there: every half minute in which it asks, because to say so with every call is a tenth of what one costs; and as soon as the ledger knows of fewer
/// than before, for then it may have lost its state. Until it was told, what it said before holds.
/// </summary>
internal sealed class Presence(TimeProvider time)
{
    private static readonly TimeSpan s_renewal = TimeSpan.FromSeconds(30);
    private static readonly long s_name = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) | 1; // never the zeros of nobody

    private volatile Answer? _last;

    /// <summary>How many share the ledger by its word; one before it has said so.</summary>
    public int Processes => Math.Max(1, _last?.Processes ?? 1);

    /// <summary>The process' name when it is time to tell it; else null.</summary>
    public long? Due => _last is { IsDoubted: false } last && time.GetElapsedTime(last.ToldAt) < s_renewal ? null : s_name;

    /// <summary>The ledger answered.</summary>
    /// <param name="instance">The name it was told; null for none.</param>
    /// <param name="processes">How many it knows of.</param>
    public void Told(long? instance, int processes)
    {
        var last = _last;
        if (instance is not null || last is null)
            _last = new Answer(time.GetTimestamp(), processes, IsDoubted: false);
        else if (processes != last.Processes)
            _last = processes < last.Processes ? last with { IsDoubted = true } : last with { Processes = processes };
    }

    private sealed record Answer(long ToldAt, int Processes, bool IsDoubted);
}
