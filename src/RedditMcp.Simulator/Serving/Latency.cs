using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Serving;

/// <summary>How long each answer takes: the n-th always the same.</summary>
internal sealed class Latency(ulong seed, TimeSpan minimum, TimeSpan maximum)
{
    private long _answers;

    public TimeSpan Next()
    {
        if (maximum <= minimum)
            return minimum;

        var dice = Dice.Of(seed ^ 0x1A7E, Interlocked.Increment(ref _answers));
        return minimum + (maximum - minimum) * dice.Share();
    }
}
