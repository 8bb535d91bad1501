using System.Globalization;

namespace RedditMcp.Caching.Cold;

/// <summary>
/// Where things are in the archive. Every object is written under a name of its writer's own, so that processes that share an archive
/// never overwrite each other:
/// <code>
/// data/YYYY/MM/DD/{subreddit}/{segment}.ndjson.gz   entries by the UTC day they were fetched on; _many where no one subreddit holds
/// manifest/YYYY/MM/DD/{segment}.json                what a segment wrote, see SegmentManifest
/// usage/YYYY/MM/DD/{writer}.json                    what a process archived on a day, see UsageDay
/// compliance/YYYY/MM/DD/{id}.json                   what was purged, see ComplianceRecord
/// </code>
/// </summary>
internal static class ArchiveNames
{
    /// <summary>Where entries go that belong to no single subreddit.</summary>
    public const string Many = "_many";

    public const string Data = "data/";
    public const string Manifests = "manifest/";
    public const string Compliance = "compliance/";
    public const string Usage = "usage/";

    /// <summary>Where a store that needs it writes what is not whole yet.</summary>
    public const string Unfinished = "unfinished/";

    public static string OfData(DateTimeOffset day, string subreddit, string segment) => $"{Day(Data, day)}{subreddit}/{segment}.ndjson.gz";

    public static string OfManifest(string segment) => $"{Day(Manifests, InstantOf(segment))}{segment}.json";

    public static string OfCompliance(string id) => $"{Day(Compliance, InstantOf(id))}{id}.json";

    public static string OfUsage(DateTimeOffset day, string writer) => $"{Day(Usage, day)}{writer}.json";

    /// <summary>The folder of a day, in UTC.</summary>
    public static string Day(string root, DateTimeOffset instant) =>
        root + instant.UtcDateTime.ToString("yyyy'/'MM'/'dd'/'", CultureInfo.InvariantCulture);

    /// <summary>When the id that an object is named for was made; null where it is named for none.</summary>
    public static DateTimeOffset? MadeAt(string name)
    {
        var file = name.AsSpan(name.LastIndexOf('/') + 1);
        return file.IndexOf('.') is > 0 and var dot ? TimedId.InstantOf(file[..dot]) : null;
    }

    /// <summary>The folders of the days from one instant to another.</summary>
    public static IEnumerable<string> Days(string root, DateTimeOffset from, DateTimeOffset to)
    {
        for (var day = from.UtcDateTime.Date; day <= to.UtcDateTime; day = day.AddDays(1))
            yield return Day(root, new DateTimeOffset(day, TimeSpan.Zero));
    }

    private static DateTimeOffset InstantOf(string id) =>
        TimedId.InstantOf(id) ?? throw new ArgumentException($"'{id}' does not say when it was made.", nameof(id));
}
