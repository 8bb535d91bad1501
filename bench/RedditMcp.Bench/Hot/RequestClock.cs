namespace RedditMcp.Bench.Hot;

/// <summary>A clock that goes by requests, a millisecond each, so that a run does not depend on the machine's speed.</summary>
internal sealed class RequestClock : TimeProvider
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many requests there have been.</summary>
    public int Requests { get; set; }

    public override DateTimeOffset GetUtcNow() => s_start + TimeSpan.FromMilliseconds(Requests);
}
