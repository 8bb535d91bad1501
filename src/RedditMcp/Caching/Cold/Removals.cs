using System.Text.Json;

namespace RedditMcp.Caching.Cold;

/// <summary>
/// What is to go, by fingerprint, and how it is taken out of an entry. A thing goes with all it holds. Where the entry is about it
/// (a thread about its post, a profile about its account), or nothing else is left, the entry goes.
/// </summary>
internal sealed class Removals
{
    private readonly DoomedPrints _asked;
    private readonly DoomedPrints _deleted;

    private Removals(DoomedPrints asked, DoomedPrints deleted) => (_asked, _deleted) = (asked, deleted);

    private bool IsEmpty => _asked.IsEmpty && _deleted.IsEmpty;

    /// <summary>What some purges together remove.</summary>
    public static Removals Of(IReadOnlyCollection<ComplianceRecord> purges) => new(
        DoomedPrints.Of(purges.Where(purge => purge.Reason is PurgeReason.Purge)),
        DoomedPrints.Of(purges.Where(purge => purge.Reason is PurgeReason.DeletedOnReddit)));

    /// <summary>Whether an entry holds something that is to go; what cannot be read might.</summary>
    public bool Touch(string key, string parameters, ReadOnlyMemory<byte> body)
    {
        try
        {
            return !IsEmpty && (IsAbout(key, parameters) || (MayHold(body.Span) && ThingWalk.Of(body.Span).Any(IsDoomed)));
        }
        catch (JsonException)
        {
            return true;
        }
    }

    /// <summary>Whether it is in an entry's name or its parameters, so that what is known of the entry is to go too.</summary>
    public bool Name(string key, string parameters) => !IsEmpty && AskedMembers.Of(parameters).Prints().Append(Fingerprint.Of(key)).Any(IsMeant);

    /// <summary>Takes out of a body what is to go.</summary>
    /// <returns>What is left, the same body where nothing had to go; null where the entry goes.</returns>
    public ReadOnlyMemory<byte>? Without(string key, string parameters, ReadOnlyMemory<byte> body)
    {
        if (IsEmpty)
            return body;
        if (IsAbout(key, parameters))
            return null;

        var things = ThingWalk.Of(body.Span);
        var doomed = things.Where(IsDoomedItself).ToList();
        if (doomed.Exists(thing => !thing.IsListed))
            return null;

        ByteRange[] cuts = [.. doomed.Select(thing => thing.Place), .. things.Where(IsTitleDoomed).Select(thing => thing.LinkTitle!.Value)];
        if (cuts.Length == 0)
            return body;
        var isAnythingLeft = things.Any(thing => !Array.Exists(cuts, cut => cut.Holds(thing.Place)));
        if (!isAnythingLeft)
            return null;
        return Cut(body.Span, cuts);
    }

    private bool IsAbout(string key, string parameters) =>
        !_asked.IsEmpty && (_asked.Contains(Fingerprint.Of(key)) || AskedMembers.Of(parameters).Prints().Any(_asked.Contains));

    private bool MayHold(ReadOnlySpan<byte> body) => !_asked.IsEmpty || _deleted.MayBeIn(body);

    private bool IsDoomed(ContentThing thing) => IsDoomedItself(thing) || IsTitleDoomed(thing);

    /// <summary>What Reddit shows as deleted holds nothing more: it goes when somebody asks for that, and stays as the news that it was deleted.</summary>
    private bool IsDoomedItself(ContentThing thing) => _asked.Name(thing) || (!thing.IsGone && _deleted.Name(thing));

    /// <summary>A comment listed outside its thread repeats the title of the post.</summary>
    private bool IsTitleDoomed(ContentThing thing) =>
        thing is { LinkId: { } post, LinkTitle: not null } && IsMeant(Fingerprint.Of(post));

    private bool IsMeant(Fingerprint print) => _asked.Contains(print) || _deleted.Contains(print);

    /// <summary>Leaves out items of arrays and members of objects, each with one comma beside it.</summary>
    private static ReadOnlyMemory<byte> Cut(ReadOnlySpan<byte> body, ByteRange[] cuts)
    {
        var left = new byte[body.Length];
        var (taken, length) = (0, 0);
        foreach (var cut in cuts.OrderBy(cut => cut.Start))
        {
            if (cut.Start < taken)
                continue; // it stands within one that is out already
            body[taken..cut.Start].CopyTo(left.AsSpan(length));
            length += cut.Start - taken;
            taken = cut.End;
            if (body[taken] == ',')
                taken++;
            else if (left[length - 1] == ',')
                length--;
        }

        body[taken..].CopyTo(left.AsSpan(length));
        return left.AsMemory(0, length + body.Length - taken);
    }
}
