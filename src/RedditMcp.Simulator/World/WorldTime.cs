namespace RedditMcp.Simulator.World;

/// <summary>The simulated site's calendar, in Unix seconds.</summary>
internal static class WorldTime
{
    /// <summary>1995-01-01, before which nothing happened: early enough for test clocks that start in 2000.</summary>
    public const long Epoch = 788_918_400;

    public const int UnitSeconds = 16;
    public const long Hour = 3_600;
    public const long Day = 86_400;

    public static long UnitOf(long instant) => (instant - Epoch) / UnitSeconds;

    public static int YearOf(long instant) => DateTimeOffset.FromUnixTimeSeconds(instant).Year;
}
