using RedditMcp.LoadLab.Figures;
using RedditMcp.Planning;

namespace RedditMcp.LoadLab.Reports;

/// <summary>What the plan works out for as many people, beside what was measured.</summary>
/// <param name="People">People at once, in the mean.</param>
/// <param name="QueriesPerMinute">Queries a minute by the plan.</param>
/// <param name="MeasuredQueriesPerMinute">As measured.</param>
/// <param name="CallsPerMinute">Calls to Reddit a minute by the plan, at the measured ratio of answers without a call of their own.</param>
/// <param name="MeasuredCallsPerMinute">As measured; some answers take several calls, and refreshing takes some.</param>
/// <param name="HitRatioNeeded">The part of the questions that must do without a call of their own for one free key to suffice.</param>
internal sealed record PlanCheck(double People, double QueriesPerMinute, double MeasuredQueriesPerMinute, double CallsPerMinute, double MeasuredCallsPerMinute, double HitRatioNeeded)
{
    /// <summary>Works it out.</summary>
    public static PlanCheck? Of(FiguresReport measured, IReadOnlyList<Minute> minutes)
    {
        if (minutes.Count == 0 || minutes.Average(minute => minute.People) is not (> 0 and var people))
            return null;
        var assumed = CapacityAssumptions.Document(monthlyUsers: 1) with { HitRate = Math.Min(0.9999, measured.HitRatio + measured.StaleRatio + measured.JoinedRatio) };
        var plan = CapacityPlan.Of(assumed with { MonthlyUsers = people / (assumed.Stickiness * assumed.PeakShare) });
        return new PlanCheck(Math.Round(people, 1), Math.Round(plan.Queries, 1), measured.RequestsPerMinute, Math.Round(plan.Calls, 1), measured.UpstreamPerMinute.Mean, Math.Round(plan.HitRateNeeded, 4));
    }
}
