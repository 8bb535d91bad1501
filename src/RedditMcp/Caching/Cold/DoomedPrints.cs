using System.Collections.Frozen;
using System.Text;

namespace RedditMcp.Caching.Cold;

/// <summary>
/// Fingerprints of what is to go. A purge reads all tiers, and making the print of a thing takes longer than finding the thing: what none of these can be is not asked for its print, and a body is
/// read only where an id in it is one of them. One purge is followed by one reader at a time.
/// </summary>
internal sealed class DoomedPrints
{
    private const int LongestId = 32;
    private readonly FrozenSet<Fingerprint> _prints;
    private readonly bool _holdsIds;
    private readonly bool _holdsOthers;
    private readonly Dictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> _known = new Dictionary<string, bool>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private DoomedPrints(IReadOnlyCollection<ComplianceRecord> purges)
    {
        _prints = purges.SelectMany(purge => purge.Prints()).ToFrozenSet();
        _holdsIds = purges.Any(purge => purge.Targets.Any(target => target.What is PurgeSubject.Id));
        _holdsOthers = purges.Any(purge => purge.Targets.Any(target => target.What is not PurgeSubject.Id));
    }

    /// <summary>Whether nothing is to go.</summary>
    public bool IsEmpty => _prints.Count == 0;

    /// <summary>Those of some purges.</summary>
    public static DoomedPrints Of(IEnumerable<ComplianceRecord> purges) => new([.. purges]);

    /// <summary>Whether it is one of them.</summary>
    public bool Contains(Fingerprint print) => _prints.Contains(print);

    /// <summary>Whether a thing, or whoever made it, is one of them.</summary>
    public bool Name(ContentThing thing) =>
        (_holdsIds && thing.IdPrint is { } id && Contains(id)) || (_holdsOthers && thing.AuthorPrint is { } author && Contains(author));

    /// <summary>Whether anything in a body can be one of them.</summary>
    public bool MayBeIn(ReadOnlySpan<byte> body)
    {
        if (_holdsOthers)
            return true;
        Span<char> letters = stackalloc char[LongestId];
        foreach (var id in new IdScan(body))
        {
            if (id.Length > LongestId || IsId(letters[..Encoding.Latin1.GetChars(id, letters)]))
                return true;
        }

        return false;
    }

    private bool IsId(ReadOnlySpan<char> id)
    {
        if (!_known.TryGetValue(id, out var isMeant))
            _known[id] = isMeant = Contains(Fingerprint.OfPost(id.ToString())) || Contains(Fingerprint.OfComment(id.ToString()));
        return isMeant;
    }
}
