using System.Globalization;

namespace RedditMcp.Bench.Hot;

/// <summary>
/// How often the hot tier has the answer, beside LRU and the clairvoyant, on entries of one size. It passes when it is nowhere a point below LRU
/// nor below three quarters of the clairvoyant.
/// </summary>
internal static class HitRatio
{
    private const int Ranks = 10_000;
    private static readonly int[] s_percents = [1, 5, 10, 25];
    private static readonly byte[] s_body = new byte[1000];

    public static int Run()
    {
        var steady = Traces.Zipf(0.9, Ranks, 1_000_000);
        var drifting = Traces.Zipf(0.95, Ranks, 500_000, drift: 0.05);
        var distinct = drifting.Distinct().Count();
        Write("hit ratio, %                                       entries     OPT 0.75 OPT     LRU     hot");
        var isGood = true;
        foreach (var percent in s_percents)
            isGood &= Compare($"Zipf 0.9, {percent} % of {Ranks} keys", steady, Ranks * percent / 100);
        foreach (var percent in s_percents)
            isGood &= Compare($"drifting Zipf 0.95, {percent} % of {distinct} distinct keys", drifting, distinct * percent / 100);
        foreach (var percent in s_percents)
            isGood &= Compare($"drifting Zipf 0.95, {percent} % of {Ranks} keys at a time", drifting, Ranks * percent / 100);

        Write("for the record, not held to anything: slower and faster drift");
        foreach (var drift in (double[])[0.0125, 0.025, 0.10, 0.20])
            Compare(string.Create(CultureInfo.InvariantCulture, $"{drift * 100:0.##} % of the ranks every 5,000 requests"), Traces.Zipf(0.95, Ranks, 500_000, drift), 1000);
        Write("for the record: the same drift where entries expire after 7,500 requests (5 minutes of 1,500 requests)");
        foreach (var percent in s_percents)
            CompareExpiring(drifting, Ranks * percent / 100, life: 7_500);
        return isGood ? 0 : 1;
    }

    private static bool Compare(string name, int[] trace, int entries)
    {
        var best = References.Clairvoyant(trace, entries);
        var lru = References.Lru(trace, entries);
        var hot = Hot(trace, entries, life: trace.Length);
        var isGood = hot >= lru - 0.01 && hot >= 0.75 * best;
        Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-50} {entries,7} {best * 100,7:0.0} {best * 75,8:0.0} {lru * 100,7:0.0} {hot * 100,7:0.0} {(isGood ? "" : "  BELOW")}"));
        return isGood;
    }

    private static void CompareExpiring(int[] trace, int entries, int life)
    {
        var ceiling = References.Lru(trace, trace.Length, life);
        var lru = References.Lru(trace, entries, life);
        var hot = Hot(trace, entries, life);
        Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{entries,7} entries: without a bound {ceiling * 100,5:0.0}, LRU {lru * 100,5:0.0}, hot {hot * 100,5:0.0}"));
    }

    private static double Hot(int[] trace, int entries, int life)
    {
        var clock = new RequestClock();
        using var tier = BenchTier.Create(BenchTier.WeightOf(s_body) * entries, clock);
        var keys = Array.ConvertAll([.. Enumerable.Range(0, trace.Max() + 1)], BenchTier.KeyOf);
        var fresh = TimeSpan.FromMilliseconds(life);
        var hits = 0;
        for (; clock.Requests < trace.Length; clock.Requests++)
        {
            var key = keys[trace[clock.Requests]];
            var now = clock.GetUtcNow();
            if (tier.Find(key) is { } hit && now < hit.Entry.FreshUntil)
                hits++;
            else
                tier.Set(key, BenchTier.EntryOf(key, s_body, now, fresh));
        }

        return (double)hits / trace.Length;
    }

    private static void Write(string line) => Console.Error.WriteLine(line);
}
