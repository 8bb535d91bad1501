using System.Diagnostics.Metrics;
using RedditMcp.Budget.Users;

namespace RedditMcp.Telemetry;

/// <summary>Counts what callers are charged with, and what they are refused.</summary>
internal sealed class UserMetrics
{
    /// <summary>A call to Reddit that the caller's quota had no room for.</summary>
    public const string Quota = "quota";

    /// <summary>A request over the ceiling.</summary>
    public const string Flood = "flood";

    private const string NoTier = "none";

    private readonly Counter<long> _charged;
    private readonly Counter<long> _refused;

    public UserMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName.Value);
        _charged = meter.CreateCounter<long>("user_calls_charged_total", description: "Calls to Reddit charged to callers.");
        _refused = meter.CreateCounter<long>("user_refusals_total", description: "What callers were refused.");
        foreach (var tier in Enum.GetValues<UserTier>())
        {
            Charged(tier, 0);
            Refused(tier.Name, Quota, 0);
            Refused(tier.Name, Flood, 0);
        }

        foreach (var refusal in Enum.GetValues<CallerRefusal>())
            Refused(NoTier, refusal.Name, 0);
    }

    public void Charged(UserTier tier, int calls) => _charged.Add(calls, new KeyValuePair<string, object?>("tier", tier.Name));

    /// <summary>Counts what a known caller was refused.</summary>
    public void Refused(UserTier tier, string reason) => Refused(tier.Name, reason, 1);

    /// <summary>Counts a caller who was not let in.</summary>
    public void Refused(CallerRefusal refusal) => Refused(NoTier, refusal.Name, 1);

    private void Refused(string tier, string reason, int times) => _refused.Add(times, new("tier", tier), new("reason", reason));
}
