using System.Collections.Frozen;

namespace RedditMcp.Caching.Cold;

/// <summary>
/// Fingerprints of what is to go. A purge reads all tiers, and making the print of a thing takes longer than finding the thing: a thing is asked only for the prints that any of these can be,
/// and an id that was asked for before is remembered. One purge is followed by one reader at a time.
/// </summary>
internal sealed class DoomedPrints
{
    private readonly FrozenSet<Fingerprint> _prints;
    private readonly bool _holdsIds;
    private readonly bool _holdsAuthors;
    private readonly Dictionary<(ThingType Type, string Id), bool> _known = [];

    private DoomedPrints(IReadOnlyCollection<ComplianceRecord> purges)
    {
        _prints = purges.SelectMany(purge => purge.Prints()).ToFrozenSet();
        _holdsIds = purges.Any(purge => purge.Targets.Any(target => target.What is PurgeSubject.Id));
        _holdsAuthors = purges.Any(purge => purge.Targets.Any(target => target.What is PurgeSubject.Author));
    }

    /// <summary>Whether nothing is to go.</summary>
    public bool IsEmpty => _prints.Count == 0;

    /// <summary>Those of some purges.</summary>
    public static DoomedPrints Of(IEnumerable<ComplianceRecord> purges) => new([.. purges]);

    /// <summary>Whether it is one of them.</summary>
    public bool Contains(Fingerprint print) => _prints.Contains(print);

    /// <summary>Whether a thing, or whoever made it, is one of them.</summary>
    public bool Name(ContentThing thing) => (_holdsIds && NamesId(thing)) || (_holdsAuthors && thing.AuthorPrint is { } author && Contains(author));

    private bool NamesId(ContentThing thing)
    {
        if (thing.Id is not { } id)
            return false;
        if (!_known.TryGetValue((thing.Type, id), out var isMeant))
            _known[(thing.Type, id)] = isMeant = thing.IdPrint is { } print && Contains(print);
        return isMeant;
    }
}
