using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Faults;

/// <summary>All that goes wrong. Which answers it hits follows from the seed: the n-th draw is always the same.</summary>
internal sealed class FaultPlan(IReadOnlyList<FaultRule> rules, ulong seed)
{
    private long _draws;

    /// <summary>Reads the grammar that <see cref="SimulatorOptions.Faults"/> describes; empty text is a plan without faults.</summary>
    public static FaultPlan Parse(string? text, ulong seed)
    {
        var rules = (text ?? "").Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(FaultRule.Parse).ToList();
        return new FaultPlan(rules, seed);
    }

    /// <summary>The fault that hits a call of this path, if any.</summary>
    public FaultRule? Draw(string path, bool isToken)
    {
        if (rules.Count == 0)
            return null;

        var share = Dice.Of(seed ^ 0xFA17, Interlocked.Increment(ref _draws)).Share();
        foreach (var rule in rules)
        {
            if (!rule.Concerns(path, isToken))
                continue;
            if (share < rule.Share)
                return rule;

            share -= rule.Share;
        }

        return null;
    }
}
