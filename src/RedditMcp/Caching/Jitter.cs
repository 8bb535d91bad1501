namespace RedditMcp.Caching;

/// <summary>Spreads what would otherwise happen together: the expiry of what was fetched together, the looks of those who wait for one thing.</summary>
/// <param name="seed">Makes the same spread again; tests give it.</param>
/// <param name="spread">How far to either side, as a share.</param>
internal sealed class Jitter(int seed, double spread = Jitter.Usual)
{
    /// <summary>Ten per cent to either side.</summary>
    public const double Usual = 0.1;

    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    /// <summary>A factor around 1.</summary>
    public double Next()
    {
        lock (_gate)
            return 1 - spread + (2 * spread * _random.NextDouble());
    }
}
