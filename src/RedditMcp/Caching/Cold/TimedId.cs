using System.Globalization;

namespace RedditMcp.Caching.Cold;

/// <summary>Ids that no two processes share and that say when they were made: UUIDs of version 7 as 32 hex digits, in the order of time.</summary>
internal static class TimedId
{
    private const int Digits = 32;
    private const int TimeDigits = 12;

    public static string New(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");

    /// <summary>When an id was made, to the millisecond; null where the text is no such id.</summary>
    public static DateTimeOffset? InstantOf(ReadOnlySpan<char> id) =>
        id.Length == Digits && long.TryParse(id[..TimeDigits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
