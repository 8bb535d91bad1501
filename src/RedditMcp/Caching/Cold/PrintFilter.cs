namespace RedditMcp.Caching.Cold;

/// <summary>
/// A Bloom filter of fingerprints: tells for sure what an object does not hold, so that a look-up need not read it. 10 bits a
/// fingerprint, 7 probes: about 1 % of what is not there seems to be. The probes are taken from the fingerprint, a good hash already.
/// </summary>
internal sealed class PrintFilter
{
    private const int BitsEach = 10;
    private const int Probes = 7;

    private PrintFilter(byte[] bits) => Bits = bits;

    /// <summary>The filter as bytes, the lowest bit of the first byte first.</summary>
    public byte[] Bits { get; }

    /// <summary>Makes a filter; a repeated fingerprint costs no room.</summary>
    public static PrintFilter Of(IEnumerable<Fingerprint> prints)
    {
        var all = prints.ToHashSet();
        var filter = new PrintFilter(new byte[Math.Max(1, ((all.Count * BitsEach) + 7) / 8)]);
        foreach (var print in all)
        {
            foreach (var bit in filter.ProbesOf(print))
                filter.Bits[bit >> 3] |= (byte)(1 << (bit & 7));
        }

        return filter;
    }

    /// <summary>Takes up what was written.</summary>
    public static PrintFilter From(byte[] bits) => new(bits);

    /// <summary>Whether it may be there; false is certain. A filter of no bytes knows nothing.</summary>
    public bool MayHold(Fingerprint print) =>
        Bits.Length == 0 || ProbesOf(print).All(bit => (Bits[bit >> 3] & (1 << (bit & 7))) != 0);

    private IEnumerable<int> ProbesOf(Fingerprint print)
    {
        var (step, position) = ((ulong)(print.Value >> 64) | 1, (ulong)print.Value);
        var size = (ulong)Bits.Length * 8;
        for (var probe = 0; probe < Probes; probe++, position += step)
            yield return (int)(position % size);
    }
}
