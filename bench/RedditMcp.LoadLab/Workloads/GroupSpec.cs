using RedditMcp.LoadLab.Populations;

namespace RedditMcp.LoadLab.Workloads;

/// <summary>Questions that share a part of the demand.</summary>
/// <param name="Share">The part of all questions that falls on them.</param>
/// <param name="Distinct">How many different ones there are at a time.</param>
/// <param name="Kinds">What they are, by weight: which place has which is drawn with the seed.</param>
internal sealed record GroupSpec(double Share, int Distinct, IReadOnlyList<KindSpec> Kinds)
{
    /// <summary>Zipf's exponent.</summary>
    public double Zipf { get; init; } = 0.95;

    /// <summary>Communities for the first places that need a name; when they are used up, names are made up.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The group, its places dealt to the kinds in proportion to their weights.</summary>
    public Group Make(Random dice)
    {
        var templates = Kinds.Select(kind => new Template(kind.Tool, kind.Arguments)).ToArray();
        var total = Kinds.Sum(kind => kind.Weight);
        var dealt = new List<Template>(Distinct);
        for (var (kind, upTo) = (0, 0.0); kind < Kinds.Count; kind++)
        {
            upTo += Kinds[kind].Weight / total * Distinct;
            while (dealt.Count < Math.Round(upTo))
                dealt.Add(templates[kind]);
        }

        var order = dealt.ToArray();
        dice.Shuffle(order);
        Rank[] ranks = [.. order.Select(template => new Rank(template))];
        foreach (var (rank, name) in ranks.Where(rank => rank.Template.Blank == Blank.Subreddit).Zip(Names))
            rank.Query = rank.Template.Fill(name);
        return new Group(Share, ranks, Zipf);
    }
}
