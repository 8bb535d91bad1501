using System.Globalization;
using RedditMcp.Planning;

namespace RedditMcp.Server.Planning;

/// <summary>Plans beside each other, a column each.</summary>
internal static class PlanReport
{
    private const int NameWidth = 38;
    private const int Width = 18;

    private static readonly (string Name, Func<CapacityPlan, string> Value)[] s_rows =
    [
        ("", plan => plan.Assumptions.Name),
        ("daily users of the month's", plan => Percent(plan.Assumptions.Stickiness)),
        ("daily users", plan => Number(plan.DailyUsers)),
        ("users at once, at the peak", plan => Number(plan.Concurrent)),
        ("queries a minute", plan => Number(plan.Queries)),
        ("hit ratio", plan => Percent(plan.Assumptions.HitRate)),
        ("calls a minute", plan => Number(plan.Calls)),
        ("room of the free keys for users", plan => Number(plan.Room)),
        ("hit ratio needed", plan => Percent(plan.HitRateNeeded)),
        ("fits", plan => plan.Fits ? "yes" : "no"),
        ("keys needed, without cache", plan => Number(plan.KeysNeededWithoutCache)),
        ("keys needed", plan => Number(plan.KeysNeeded)),
        ("calls a month, without cache", plan => Number(plan.WithoutCache.Calls)),
        ("calls a month", plan => Number(plan.WithCache.Calls)),
        ("paid calls a month, without cache", plan => Number(plan.WithoutCache.PaidCalls)),
        ("paid calls a month", plan => Number(plan.WithCache.PaidCalls)),
        ("Redis, GB", plan => plan.Assumptions.RedisGigabytes.ToString("0.0#", CultureInfo.InvariantCulture)),
        ("instances", plan => Number(plan.Instances)),
        ("Reddit a month, without cache", plan => Dollars(plan.WithoutCache.Reddit)),
        ("Reddit a month", plan => Dollars(plan.WithCache.Reddit)),
        ("machines a month", plan => Dollars(plan.WithCache.Machines)),
        ("all of a month, without cache", plan => Dollars(plan.WithoutCache.Total)),
        ("all of a month", plan => Dollars(plan.WithCache.Total)),
    ];

    /// <summary>Writes the table.</summary>
    public static void Write(IReadOnlyList<CapacityPlan> plans, TextWriter output)
    {
        foreach (var (name, value) in s_rows)
            output.WriteLine((name.PadRight(NameWidth) + string.Concat(plans.Select(plan => value(plan).PadLeft(Width)))).TrimEnd());
    }

    private static string Number(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Percent(double value) => (value * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Dollars(double value) => value.ToString("$#,0", CultureInfo.InvariantCulture);
}
