using System.Globalization;

namespace RedditMcp.Insights.Watches;

/// <summary>A place in an owner's list of watches, oldest first, which stays the same when others are deleted meanwhile.</summary>
/// <param name="Created">When the watch was made that stands there, in ticks.</param>
/// <param name="Id">Of those made in the same instant, which.</param>
internal readonly record struct WatchPlace(long Created, string Id)
{
    /// <summary>The place of a watch.</summary>
    public static WatchPlace Of(Watch watch) => new(watch.CreatedAt.UtcTicks, watch.Id);

    /// <summary>Reads a place as <see cref="ToString"/> wrote it; null where it is none.</summary>
    public static WatchPlace? Read(string text) =>
        text.Split('.') is [var id, var ticks] && WatchId.IsValid(id) && long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var created)
            ? new WatchPlace(created, id)
            : null;

    /// <summary>The watches behind it, in the order of the list.</summary>
    public IEnumerable<Watch> Rest(IEnumerable<Watch> watches)
    {
        var (created, id) = this;
        return watches.OrderBy(watch => watch.CreatedAt).ThenBy(watch => watch.Id, StringComparer.Ordinal)
            .SkipWhile(watch => watch.CreatedAt.UtcTicks < created || (watch.CreatedAt.UtcTicks == created && string.CompareOrdinal(watch.Id, id) <= 0));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}.{Created:x}");
}
