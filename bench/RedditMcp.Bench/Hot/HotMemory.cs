using System.Diagnostics;
using System.Globalization;
using RedditMcp.Caching.Hot;

namespace RedditMcp.Bench.Hot;

/// <summary>
/// What a full hot tier of 512 MB takes of the machine's memory: when it is first full, after as much again has gone through it
/// several times, and when it holds small entries, whose weight is mostly objects.
/// </summary>
internal static class HotMemory
{
    private const long Bound = 512L * 1024 * 1024;
    private const int Seed = 7;

    public static int Run(string? bodies)
    {
        using var tier = BenchTier.Create(Bound, TimeProvider.System);
        var random = new Random(Seed);
        Report("empty", tier);
        var next = 0;
        var highest = 0L;
        var longest = TimeSpan.Zero;
        for (var turn = 1; turn <= 4; turn++)
        {
            for (var put = 0L; put < Bound; next++)
            {
                var size = bodies == "small" ? 300 : SizeOf(random);
                var key = BenchTier.KeyOf(next);
                tier.Set(key, BenchTier.EntryOf(key, NewBody(size), TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1)));
                put += size + 800;
                if (next % 100 != 0)
                    continue;
                highest = Math.Max(highest, Environment.WorkingSet);
                foreach (var pause in GC.GetGCMemoryInfo(GCKind.FullBlocking).PauseDurations)
                    longest = pause > longest ? pause : longest;
            }

            Report($"{turn} x 512 MB put in", tier);
        }

        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"highest resident {highest / (1024 * 1024)} MB; {GC.CollectionCount(2)} full collections, longest pause {longest.TotalMilliseconds:0} ms, {GC.GetTotalPauseDuration().TotalMilliseconds:0} ms in all"));
        GC.Collect();
        Report("after a full collection", tier);
        return highest <= 800L * 1024 * 1024 ? 0 : 1;
    }

    /// <summary>Log-normal with a mean of 57 KB, 2 KB to just under 1 MB.</summary>
    private static int SizeOf(Random random)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return (int)Math.Clamp(57_000 * Math.Exp(normal - 0.5), 2_000, 1_040_000);
    }

    /// <summary>Every page written to, because memory nobody wrote to is not resident.</summary>
    private static byte[] NewBody(int size)
    {
        var body = new byte[size];
        Array.Fill(body, (byte)'x');
        return body;
    }

    private static void Report(string when, HotTier tier)
    {
        const double Mega = 1024 * 1024;
        using var process = Process.GetCurrentProcess();
        var heap = GC.GetGCMemoryInfo(GCKind.Any);
        var large = heap.GenerationInfo.Length > 3 ? heap.GenerationInfo[3].SizeAfterBytes : 0;
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{when,-24} {tier.Count,7} entries of {tier.Bytes / Mega:0} MB; managed {GC.GetTotalMemory(forceFullCollection: false) / Mega:0} MB, large objects {large / Mega:0} MB, fragmented {heap.FragmentedBytes / Mega:0} MB, resident {process.WorkingSet64 / Mega:0} MB"));
    }
}
