using System.Text.Json;
using RedditMcp.Caching.Cold;
using RedditMcp.Reddit;

namespace RedditMcp.Caching.Purging;

/// <summary>
/// Notices what Reddit shows as deleted, for the next purge. A thing counts as deleted once its author or its text is not shown any more,
/// whoever deleted it; an account or a post asked for by name, once Reddit does not have it any more.
/// </summary>
internal sealed class DeletionWatch(TimeProvider time)
{
    /// <summary>Nothing fetched longer ago is in any tier; so what was purged then need not be again.</summary>
    private static readonly TimeSpan s_memory = TimeSpan.FromHours(48);

    /// <summary>More than this is not gathered for one purge; what is left out is noticed when it is next seen.</summary>
    private const int Most = 10_000;

    private readonly Lock _one = new();
    private readonly Dictionary<Fingerprint, DateTimeOffset> _handled = [];
    private readonly Dictionary<Fingerprint, (PurgeTarget Target, DateTimeOffset At)> _noticed = [];

    /// <summary>How much waits for the next purge.</summary>
    public int Waiting
    {
        get
        {
            lock (_one)
                return _noticed.Count;
        }
    }

    /// <summary>Looks at what was fetched. Costs a reading of both bodies, and never fails.</summary>
    /// <param name="before">What was held of it; null where nothing was.</param>
    /// <param name="after">What Reddit just said.</param>
    public void Observe(CacheEntry? before, CacheEntry after)
    {
        try
        {
            if (after.Error is { Kind: RedditErrorKind.NotFound })
                NoticeLoss(before);
            else
                NoticeStubs(before, after);
        }
        catch (JsonException)
        {
            // What cannot be read shows nothing.
        }
    }

    /// <summary>Takes what has been noticed, for a purge of it.</summary>
    public IReadOnlyList<PurgeTarget> Take()
    {
        lock (_one)
        {
            var now = time.GetUtcNow();
            foreach (var print in _handled.Where(pair => now - pair.Value >= s_memory).Select(pair => pair.Key).ToList())
                _handled.Remove(print);
            foreach (var print in _noticed.Keys)
                _handled[print] = now;
            PurgeTarget[] taken = [.. _noticed.Values.Select(noticed => noticed.Target)];
            _noticed.Clear();
            return taken;
        }
    }

    /// <summary>Gives back what could not be purged.</summary>
    public void Return(IReadOnlyList<PurgeTarget> targets)
    {
        lock (_one)
        {
            foreach (var target in targets)
            {
                if (Fingerprint.TryParse(target.Print, out var print))
                    _noticed[print] = (target, time.GetUtcNow());
            }
        }
    }

    /// <summary>Learns what was purged. What has been noticed, or given back, since that began waits for another purge.</summary>
    public void Handled(ComplianceRecord purge)
    {
        lock (_one)
        {
            foreach (var print in purge.Prints())
            {
                _handled[print] = purge.At;
                if (_noticed.TryGetValue(print, out var noticed) && noticed.At <= purge.At)
                    _noticed.Remove(print);
            }
        }
    }

    /// <summary>What was asked for by name and is not there any more.</summary>
    private void NoticeLoss(CacheEntry? before)
    {
        foreach (var thing in ThingsOf(before).Where(thing => !thing.IsListed))
            Notice(thing, isNews: true);
    }

    private void NoticeStubs(CacheEntry? before, CacheEntry after)
    {
        var gone = ThingsOf(after).Where(thing => thing.IsGone).ToList();
        if (gone.Count == 0)
            return;
        var alive = ThingsOf(before).Where(thing => !thing.IsGone).Select(thing => (thing.Type, thing.Id)).ToHashSet();
        foreach (var thing in gone)
            Notice(thing, isNews: alive.Contains((thing.Type, thing.Id)));
    }

    private void Notice(ContentThing thing, bool isNews)
    {
        var what = thing.Type is ThingType.Account ? PurgeSubject.Author : PurgeSubject.Id;
        if ((what is PurgeSubject.Author ? thing.AuthorPrint : thing.IdPrint) is not { } print)
            return;
        lock (_one)
        {
            var isDone = _handled.TryGetValue(print, out var at) && time.GetUtcNow() - at < s_memory;
            if ((isNews || !isDone) && _noticed.Count < Most)
                _noticed[print] = (PurgeTarget.Of(what, print), time.GetUtcNow());
        }
    }

    private static IReadOnlyList<ContentThing> ThingsOf(CacheEntry? entry) => entry is null ? [] : ThingWalk.Of(entry.Body.Span);
}
