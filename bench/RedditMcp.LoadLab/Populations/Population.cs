using RedditMcp.LoadLab.Sessions;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.LoadLab.Populations;

/// <summary>
/// What everybody together asks for. Which question stands at a place is settled by the first who asks it, out of what that person was shown: the comments of a post they saw
/// listed, its author, words of its title. From then on others ask the same, as often as the place is popular, until the front page drifts and the place is anyone's again.
/// </summary>
internal sealed class Population
{
    private readonly Lock _gate = new();
    private readonly IReadOnlyList<Group> _groups;
    private readonly DriftSpec? _drift;
    private readonly Random _dice;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private double _dueForDrift;

    /// <summary>Nothing is asked yet.</summary>
    /// <param name="workload">What describes it.</param>
    /// <param name="seed">Makes the same population again.</param>
    public Population(Workload workload, int seed)
    {
        _dice = new Random(seed);
        _drift = workload.Drift;
        _groups = [.. workload.Groups!.Select(spec => spec.Make(_dice))];
        _taken.UnionWith(_groups.SelectMany(group => group.Ranks).Select(rank => rank.Query?.Key).OfType<string>());
    }

    /// <summary>How many questions there are at a time.</summary>
    public int Size => _groups.Sum(group => group.Ranks.Count);

    /// <summary>Questions that were asked so far, those that drifted away included.</summary>
    public int Asked
    {
        get
        {
            lock (_gate)
                return _taken.Count;
        }
    }

    /// <summary>What somebody asks next, a place by its popularity.</summary>
    public Rank Draw(Random dice)
    {
        lock (_gate)
        {
            Drift();
            var at = dice.NextDouble() * _groups.Sum(group => group.Share);
            return (_groups.FirstOrDefault(group => (at -= group.Share) < 0) ?? _groups[^1]).Draw(dice);
        }
    }

    /// <summary>The question at a place, as this person comes to ask it.</summary>
    /// <param name="rank">The place.</param>
    /// <param name="seen">What the person was shown.</param>
    /// <returns>The question; null where nobody asked it yet and this person was shown nothing that leads to one.</returns>
    public Query? Ask(Rank rank, Seen seen)
    {
        lock (_gate)
        {
            if (rank.Query is { } known)
                return known;
            IEnumerable<string> ways = rank.Template.Blank switch
            {
                Blank.None => [""],
                Blank.Subreddit => Names(),
                _ => seen.Fillings(rank.Template.Blank),
            };
            return rank.Query = ways.Select(rank.Template.Fill).FirstOrDefault(query => _taken.Add(query.Key));
        }
    }

    private IEnumerable<string> Names()
    {
        while (true)
            yield return $"community_{_dice.Next(100_000_000)}";
    }

    /// <summary>Lets the share of the places that is due find new questions.</summary>
    private void Drift()
    {
        if (_drift is null)
            return;
        for (_dueForDrift += Size * _drift.Share / _drift.Requests; _dueForDrift >= 1; _dueForDrift--)
        {
            var place = _dice.Next(Size);
            foreach (var group in _groups)
            {
                if (place < group.Ranks.Count)
                {
                    group.Ranks[place].Query = null;
                    break;
                }

                place -= group.Ranks.Count;
            }
        }
    }
}
