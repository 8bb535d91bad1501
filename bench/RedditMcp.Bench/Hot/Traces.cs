namespace RedditMcp.Bench.Hot;

/// <summary>Made-up traffic: which key each request asks for. The same seed, the same traffic.</summary>
internal static class Traces
{
    private const int Seed = 42;
    private const int DriftEvery = 5_000;

    /// <summary>Keys whose popularity falls with a power of their rank.</summary>
    /// <param name="skew">The power.</param>
    /// <param name="ranks">How many keys there are at a time.</param>
    /// <param name="requests">How many requests.</param>
    /// <param name="drift">Which share of the ranks becomes a new key every 5,000 requests, 0 to 1.</param>
    public static int[] Zipf(double skew, int ranks, int requests, double drift = 0)
    {
        var random = new Random(Seed);
        var shares = Cumulated(skew, ranks);
        var keys = Enumerable.Range(0, ranks).ToArray();
        var next = ranks;
        var trace = new int[requests];
        for (var request = 0; request < requests; request++)
        {
            if (request > 0 && request % DriftEvery == 0)
            {
                for (var relabelled = 0; relabelled < (int)(drift * ranks); relabelled++)
                    keys[random.Next(ranks)] = next++;
            }

            trace[request] = keys[RankOf(shares, random.NextDouble() * shares[^1])];
        }

        return trace;
    }

    private static double[] Cumulated(double skew, int ranks)
    {
        var sum = 0d;
        return [.. Enumerable.Range(1, ranks).Select(rank => sum += Math.Pow(rank, -skew))];
    }

    private static int RankOf(double[] shares, double value)
    {
        var place = Array.BinarySearch(shares, value);
        return Math.Min(place < 0 ? ~place : place, shares.Length - 1);
    }
}
