using RedditMcp.LoadLab.Rigs;

namespace RedditMcp.LoadLab.Figures;

/// <summary>What happened in a minute.</summary>
internal sealed class Minute
{
    private readonly int[] _outcomes = new int[Enum.GetValues<Outcome>().Length];

    /// <summary>Calls that Reddit got.</summary>
    public long Upstream { get; set; }

    /// <summary>Calls that Reddit refused because the quota was spent.</summary>
    public long Refused { get; set; }

    /// <summary>People who were there.</summary>
    public int People { get; set; }

    /// <summary>Memory of the servers at its end.</summary>
    public long ResidentBytes { get; set; }

    /// <summary>Questions asked.</summary>
    public int Requests => _outcomes.Sum();

    /// <summary>Questions that ended so.</summary>
    public int this[Outcome outcome] => _outcomes[(int)outcome];

    /// <summary>Counts one.</summary>
    public void Count(Outcome outcome) => _outcomes[(int)outcome]++;
}
