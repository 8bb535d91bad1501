using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using RedditMcp.Caching;
using RedditMcp.Queries;

namespace RedditMcp.Bench.Hot;

/// <summary>
/// What a hit costs, beside <see cref="MemoryCache"/>: 40 KB bodies, 1,000 keys, Zipf 0.95, and strings of its own for every question,
/// just made, as a request brings them. They take turns in short rounds, and medians are compared, because the machine is not ours alone.
/// It passes when a hit at a known instant, which is how a read path that has just read the clock asks, costs no more and nothing is allocated.
/// </summary>
internal static class HotLookup
{
    private const int Keys = 1_000;
    private const int Asked = 50_000;
    private const int WarmUp = 20;
    private const int Rounds = 151;

    public static int Run()
    {
        using var tier = BenchTier.Create(512L * 1024 * 1024, TimeProvider.System);
        using var memory = new MemoryCache(new MemoryCacheOptions());
        var now = TimeProvider.System.GetUtcNow();
        foreach (var key in Enumerable.Range(0, Keys).Select(BenchTier.KeyOf))
        {
            var entry = BenchTier.EntryOf(key, new byte[40_000], now, TimeSpan.FromHours(1));
            tier.Set(key, entry);
            memory.Set(key.Name, entry);
        }

        CacheKey[] fresh = [.. Enumerable.Range(0, Keys).Select(BenchTier.KeyOf)];
        var asked = Array.ConvertAll(Traces.Zipf(0.95, Keys, Asked), number => fresh[number]);
        var isGood = true;
        foreach (var threads in (int[])[1, 2])
        {
            isGood &= Compare(threads, asked,
            [
                new("MemoryCache.TryGetValue", key => memory.TryGetValue(key.Name, out var held) ? ((CacheEntry)held!).Body.Length : 0),
                new("HotTier.Find(key)", key => tier.Find(key)!.Value.Entry.Body.Length),
                new("HotTier.Find(key, now)", key => tier.Find(key, now)!.Value.Entry.Body.Length),
            ]);
        }

        return isGood ? 0 : 1;
    }

    private static bool Compare(int threads, CacheKey[] asked, Candidate[] candidates)
    {
        var costs = Array.ConvertAll(candidates, _ => new List<double>());
        var allocated = new long[candidates.Length];
        for (var round = -WarmUp; round < Rounds; round++)
        {
            for (var place = 0; place < candidates.Length; place++)
            {
                var (cost, bytes) = Measure(threads, asked, candidates[place].Look);
                if (round < 0)
                    continue; // compiled, recompiled, in the processor's caches
                costs[place].Add(cost);
                allocated[place] = Math.Max(allocated[place], bytes);
            }
        }

        for (var place = 0; place < candidates.Length; place++)
            Write(threads, candidates[place].Name, costs[place], Ratios(costs[place], costs[0]), allocated[place]);
        return Quantile(Ratios(costs[^1], costs[0]), 0.5) <= 1 && allocated.Max() == 0;
    }

    private static void Write(int threads, string name, List<double> costs, List<double> ratios, long allocated) =>
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{threads} thread(s) {name,-24} median {Quantile(costs, 0.5),6:0.0} ns, x MemoryCache {Quantile(ratios, 0.5):0.00} (quartiles {Quantile(ratios, 0.25):0.00}-{Quantile(ratios, 0.75):0.00}), {allocated} bytes allocated"));

    private static List<double> Ratios(List<double> costs, List<double> reference) => [.. costs.Zip(reference, (cost, other) => cost / other)];

    /// <summary>Looks everything up in each of several threads.</summary>
    /// <returns>Nanoseconds a lookup took a thread, and what the lookups of the worst thread allocated.</returns>
    private static (double Cost, long Allocated) Measure(int threads, CacheKey[] asked, Func<CacheKey, int> look)
    {
        var costs = new double[threads];
        var allocated = new long[threads];
        using var start = new Barrier(threads);
        var workers = Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            var bytes = Look(asked, look);
            costs[number] = Stopwatch.GetElapsedTime(started).TotalNanoseconds / asked.Length;
            allocated[number] = GC.GetAllocatedBytesForCurrentThread() - before;
            if (bytes != 40_000L * asked.Length)
                throw new InvalidOperationException("Not every lookup was a hit.");
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        return (costs.Average(), allocated.Max());
    }

    private static long Look(CacheKey[] asked, Func<CacheKey, int> look)
    {
        var bytes = 0L;
        foreach (var key in asked)
            bytes += look(key);
        return bytes;
    }

    private static double Quantile(List<double> values, double share) => values.Order().ElementAt((int)((values.Count - 1) * share));

    /// <summary>A way to look a key up.</summary>
    private sealed record Candidate(string Name, Func<CacheKey, int> Look);
}
