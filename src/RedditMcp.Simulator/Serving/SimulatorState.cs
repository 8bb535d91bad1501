using RedditMcp.Simulator.Access;
using RedditMcp.Simulator.Faults;
using RedditMcp.Simulator.Statistics;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Serving;

/// <summary>What the simulator remembers between calls.</summary>
internal sealed class SimulatorState
{
    private readonly ulong _seed;
    private FaultPlan _faults;

    public SimulatorState(SimulatorOptions options)
    {
        _seed = Dice.Mix((ulong)options.Seed);
        _faults = FaultPlan.Parse(options.Faults, _seed);
        Clock = new SimulatorClock(options.Clock);
        Tokens = new TokenStore(_seed);
        Quota = new QuotaLedger(options.QueriesPerMinute);
        Latency = new Latency(_seed, options.MinimumLatency, options.MaximumLatency);
    }

    public SimulatorClock Clock { get; }

    public TokenStore Tokens { get; }

    public QuotaLedger Quota { get; }

    public Latency Latency { get; }

    public MoreChildrenGate MoreChildren { get; } = new();

    public CallStatistics Statistics { get; } = new();

    public FaultPlan Faults => Volatile.Read(ref _faults);

    public void SetFaults(string text) => Volatile.Write(ref _faults, FaultPlan.Parse(text, _seed));
}
