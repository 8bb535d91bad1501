using System.Buffers.Binary;

namespace RedditMcp.Budget.Ledgers;

/// <summary>What <see cref="LedgerScript"/> keeps and gives, to be read.</summary>
/// <param name="bytes">The bytes.</param>
internal readonly struct LedgerRecord(byte[] bytes)
{
    private const byte Version = 3;
    private const int Length = 1 + (21 * sizeof(double));

    /// <summary>What it says to whom it was given.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public LedgerReply Reply => bytes.Length >= Length && bytes[0] == Version
        ? new LedgerReply(
            (LedgerRefusal)(int)Field(0), RetryAfter: (long)Field(1), Used: Math.Max(0, (int)(Field(6) + Field(7) + Field(18) + Field(19))), Limit: (int)Field(2), Settled: (int)Field(6),
            Window: (long)Field(3), Span: (long)Field(17), Rate: Field(12), Instances: (int)Field(20), MonthCalls: (int)Field(16))
        : throw new FormatException($"A ledger's record of version {Version} has {Length} bytes or more; these are {bytes.Length}.");

    private double Field(int index) => BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(1 + (index * sizeof(double))));
}
