namespace RedditMcp.Simulator.World;

/// <summary>Each community pins one of its posts for a week: the post whose slot starts the week.</summary>
internal static class WeeklyThreads
{
    public static bool IsWeekly(Community community, long slot) => community.Owner is null && slot % SlotsPerWeek(community) == 0;

    public static long EndOf(Community community, long slot) => community.CreatedAt(slot + SlotsPerWeek(community));

    /// <summary>The slot of the thread that is pinned now, or null on profiles.</summary>
    public static long? Current(Community community, long now) =>
        community.Owner is null ? community.NewestSlot(now) / SlotsPerWeek(community) * SlotsPerWeek(community) : null;

    private static long SlotsPerWeek(Community community) => Math.Max(2, 7 * WorldTime.Day / community.SlotSeconds);
}
