namespace RedditMcp.Budget.Ledgers;

/// <summary>Windows and months by their numbers; they begin and end by Reddit's clock.</summary>
internal static class WindowCalendar
{
    /// <summary>A window, in milliseconds.</summary>
    public const long Window = 600_000;

    /// <summary>The number of the window at an instant.</summary>
    public static long WindowAt(DateTimeOffset now) => now.ToUnixTimeMilliseconds() / Window;

    /// <summary>When a window ends.</summary>
    public static DateTimeOffset EndOf(long window) => DateTimeOffset.FromUnixTimeMilliseconds((window + 1) * Window);

    /// <summary>The number of a calendar month in UTC.</summary>
    public static int MonthOf(DateTimeOffset instant) => (instant.Year * 12) + instant.Month;

    /// <summary>When the month after begins, in Unix milliseconds.</summary>
    public static long StartOfNextMonth(DateTimeOffset instant) =>
        new DateTimeOffset(instant.Year, instant.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1).ToUnixTimeMilliseconds();
}
