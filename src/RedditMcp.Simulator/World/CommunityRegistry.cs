using System.Collections.Concurrent;
using RedditMcp.Simulator.Text;

namespace RedditMcp.Simulator.World;

/// <summary>
/// Finds communities by name and by the index inside ids. Every valid name exists; those of the catalogue make up r/all, and the
/// rest are invented when first asked for.
/// </summary>
internal sealed class CommunityRegistry
{
    private const int Capacity = 1 << PostId.CommunityBits;
    private readonly ConcurrentDictionary<string, Community> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<int, Community> _byIndex = [];
    private readonly Lexicon _lexicon;
    private readonly ulong _seed;
    private readonly Lock _registering = new();

    public CommunityRegistry(Lexicon lexicon, ulong seed)
    {
        _lexicon = lexicon;
        _seed = seed;
        Catalogue = [.. lexicon.Communities.Select(profile => Register(profile.Name, profile))];
    }

    /// <summary>The communities that r/all, r/popular and site-wide searches are made of.</summary>
    public IReadOnlyList<Community> Catalogue { get; }

    public Community this[string name] => _byName.TryGetValue(name, out var known) ? known : Register(name, Invent(name));

    public Community? At(int index) => _byIndex.GetValueOrDefault(index);

    /// <summary>The community whose own id, of the kind t5, has this value.</summary>
    public Community? WithId(ulong value) => value is >= Community.FirstId and < Community.FirstId + Capacity ? At((int)(value - Community.FirstId)) : null;

    private Community Register(string name, CommunityProfile profile)
    {
        var key = Dice.KeyOf(_seed, name);
        lock (_registering)
        {
            if (_byName.TryGetValue(name, out var known))
                return known;

            var index = (int)(key % Capacity);
            while (_byIndex.ContainsKey(index))
                index = (index + 1) % Capacity;

            var community = new Community(profile, index, key);
            _byIndex[index] = community;
            return _byName[name] = community;
        }
    }

    private CommunityProfile Invent(string name)
    {
        var dice = Dice.Of(Dice.KeyOf(_seed, name), 0);
        var topic = _lexicon.TopicFor(name, ref dice);
        var lowered = name.ToLowerInvariant();
        if (SubredditNames.OwnerOf(lowered) is { } owner)
            return new CommunityProfile(lowered, topic, 8 * (int)WorldTime.Hour + dice.Below(300_000), 0, $"The profile of u/{owner}.") { Owner = owner };

        var subscribers = (long)Math.Exp(4 + dice.Share() * 10);
        var seconds = Math.Clamp((int)(3e7 / Math.Pow(subscribers, 0.8)), 600, 43_200);
        return new CommunityProfile(lowered, topic, seconds, subscribers, $"A community about {lowered} and {dice.Pick(topic.Subjects)}.");
    }
}
