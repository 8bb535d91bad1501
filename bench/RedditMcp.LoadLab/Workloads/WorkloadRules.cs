namespace RedditMcp.LoadLab.Workloads;

/// <summary>What a workload must keep to.</summary>
internal static class WorkloadRules
{
    /// <summary>What is wrong with a workload first; null where nothing is.</summary>
    /// <exception cref="FormatException">A question has two blanks.</exception>
    public static string? FirstBroken(Workload workload)
    {
        if (workload.Groups is not { Count: > 0 } groups)
            return "it has no groups and no population";
        if (groups.FirstOrDefault(group => !(group.Share > 0 && group.Distinct is > 0 and <= 10_000_000 && group.Zipf is >= 0 and <= 5)) is not null)
            return "a group's share must be above 0, distinct 1 to 10,000,000, zipf 0 to 5";
        if (groups.Any(group => group.Kinds.Count == 0 || group.Kinds.Any(kind => !(kind.Weight > 0))))
            return "a group needs kinds, each with a weight above 0";
        foreach (var kind in groups.SelectMany(group => group.Kinds))
            _ = new Populations.Template(kind.Tool, kind.Arguments);
        if (!groups.Any(group => group.Kinds.Any(kind => new Populations.Template(kind.Tool, kind.Arguments).Blank is Populations.Blank.Subreddit or Populations.Blank.None)))
            return "no kind is without a blank, or with {subreddit}: nobody would ever be shown anything";
        if (workload.Drift is { } drift && !(drift.Share is > 0 and <= 1 && drift.Requests > 0))
            return "drift: the share must be above 0 and up to 1, requests above 0";
        return FirstBroken(workload.Session!) ?? FirstBroken(workload.Phases!, workload.Audience) ?? FirstBroken(workload.QueriesPerMinute, workload.LatencyMs);
    }

    private static string? FirstBroken(SessionSpec session) =>
        session is { Requests: >= 1, ThinkSeconds: > 0, AskAgain: >= 0 and < 1, Idle: >= 0 and <= 1, IdleSeconds: > 0, Retries: >= 0, Limits.Count: > 0 } && session.Limits.All(limit => limit is >= 1 and <= 100)
            ? null
            : "session: requests must be 1 or more, think_seconds and idle_seconds above 0, ask_again and idle from 0 to below 1, limits 1 to 100";

    private static string? FirstBroken(IReadOnlyList<PhaseSpec> phases, AudienceSpec? audience)
    {
        if (phases.Count == 0 || phases.Any(phase => !(phase.Minutes > 0)) || phases.All(phase => phase.WarmUp))
            return "it needs phases of more than 0 minutes, not all of them warm-up";
        if (phases.GroupBy(phase => phase.Name, StringComparer.Ordinal).Any(group => group.Count() > 1))
            return "two phases have the same name";
        if (audience is null && phases.FirstOrDefault(phase => phase.People is null) is { } phase)
            return $"phase '{phase.Name}' does not say how many people there are, and there is no audience";
        return phases.Any(phase => phase.People is < 1 or > 10_000) ? "people must be 1 to 10,000" : audience is null ? null : FirstBroken(audience);
    }

    private static string? FirstBroken(AudienceSpec audience) =>
        audience is { MonthlyUsers: > 0, Stickiness: > 0 and <= 1, PeakShare: > 0 and <= 1, Curve.Count: > 0 } && audience.Curve.All(part => part >= 0) && audience.Curve.Any(part => part > 0)
            ? null
            : "audience: monthly_users must be above 0, stickiness and peak_share above 0 and up to 1, the curve not all 0";

    private static string? FirstBroken(int quota, IReadOnlyList<int> latency) =>
        quota is < 1 or > 1_000_000 ? "queries_per_minute must be 1 to 1,000,000"
        : latency is not [>= 0, >= 0] || latency[0] > latency[1] ? "latency_ms takes the shortest and the longest time"
        : null;
}
