namespace RedditMcp.Simulator.World;

/// <summary>A SplitMix64 sequence: what it throws depends on its seed alone, so every fact can be computed again at any time.</summary>
internal struct Dice(ulong seed)
{
    private ulong _state = seed;

    public static Dice Of(ulong key, long number) => new(Mix(key ^ Mix((ulong)number + 0x632BE59BD9B4E019)));

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>A number for a name, whatever its case.</summary>
    public static ulong KeyOf(ulong seed, ReadOnlySpan<char> name)
    {
        var key = 0xCBF29CE484222325 ^ seed;
        foreach (var letter in name)
            key = (key ^ char.ToLowerInvariant(letter)) * 0x100000001B3;

        return Mix(key);
    }

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>Uniform in [0, 1).</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    /// <summary>Roughly normal, mean 0, deviation 1.</summary>
    public double Bell() => (Share() + Share() + Share() - 1.5) * 2;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
