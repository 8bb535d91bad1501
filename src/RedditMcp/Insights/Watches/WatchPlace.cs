using System.Globalization;

namespace RedditMcp.Insights.Watches;

/// <summary>Where a watch stands in its owner's list, oldest first, also when others are deleted meanwhile.</summary>
/// <param name="Created">When it was made, in ticks.</param>
/// <param name="Id">Of those made in the same instant, which.</param>
internal readonly record struct WatchPlace(long Created, string Id) : IComparable<WatchPlace>
{
    public static bool operator <=(WatchPlace one, WatchPlace other) => one.CompareTo(other) <= 0;

    public static bool operator >=(WatchPlace one, WatchPlace other) => one.CompareTo(other) >= 0;

    /// <summary>The place of a watch.</summary>
    public static WatchPlace Of(Watch watch) => new(watch.CreatedAt.UtcTicks, watch.Id);

    /// <summary>Reads a place as <see cref="ToString"/> wrote it; null where it is none.</summary>
    public static WatchPlace? Read(string text) =>
        text.Split('.') is [var id, var ticks] && WatchId.IsValid(id) && long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var created)
            ? new WatchPlace(created, id)
            : null;

    /// <inheritdoc/>
    public int CompareTo(WatchPlace other) => Created.CompareTo(other.Created) is not 0 and var order ? order : string.CompareOrdinal(Id, other.Id);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}.{Created:x}");
}
