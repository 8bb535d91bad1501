using System.Diagnostics.Metrics;
using RedditMcp.Budget;
using RedditMcp.Budget.Credentials;
using RedditMcp.Budget.Ledgers;
using RedditMcp.Budget.Queue;

namespace RedditMcp.Telemetry;

/// <summary>Shows how the quota of each key stands, who waits for it, and who was sent away.</summary>
internal sealed class BudgetMetrics
{
    private static readonly LedgerRefusal?[] s_reasons =
        [null, .. Enum.GetValues<LedgerRefusal>().Where(reason => reason is not LedgerRefusal.None).Select(reason => (LedgerRefusal?)reason)];

    private readonly Meter _meter;
    private readonly Histogram<double> _waits;
    private readonly Counter<long> _refusals;

    public BudgetMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName.Value);
        _waits = _meter.CreateHistogram<double>("budget_wait_seconds", "s", "How long calls waited for the budget, by priority.");
        _refusals = _meter.CreateCounter<long>("budget_refusals_total", description: "Calls the budget refused, by priority and reason.");
        foreach (var priority in Enum.GetValues<CallPriority>())
        {
            foreach (var reason in s_reasons)
                _refusals.Add(0, new("priority", Spell(priority)), new("reason", Spell(reason)));
        }
    }

    /// <summary>Shows the keys and the queue.</summary>
    public void Observe(CredentialPool pool, CallQueue queue)
    {
        Gauge("reddit_quota_used", "Calls of the window made or being made.", credential => credential.Quota.Reading.Used);
        Gauge("reddit_quota_limit", "Calls the window has.", credential => credential.Quota.Reading.Limit);
        Gauge("reddit_quota_remaining", "Calls left in Reddit's window, as its last answer said.", credential => credential.Quota.Reading.Remaining);
        Gauge("reddit_quota_reset_timestamp_seconds", "When the window ends, as a Unix time.", credential => credential.Quota.Reading.ResetsAt.ToUnixTimeSeconds());
        Gauge("reddit_credential_usable", "Whether Reddit takes the key: 0 while it is set aside.", credential => credential.Trouble is null ? 1 : 0);
        Gauge("reddit_ledger_shared", "Whether the ledger that all processes share answers: 0 while each keeps to its part.", credential => credential.Quota.IsAlone ? 0 : 1);
        Gauge("reddit_paid_calls_month", "Calls of this calendar month with a paid key.", credential => credential.IsPaid ? credential.Quota.Reading.MonthCalls : null);
        Gauge("reddit_paid_cost_dollars_month", "What they cost, in US dollars.", credential => credential.IsPaid ? credential.MonthCost : null);
        _meter.CreateObservableGauge(
            "budget_queue_length",
            () => Enum.GetValues<CallPriority>().Select(priority =>
                new Measurement<int>(queue.LengthOf(priority), new KeyValuePair<string, object?>("priority", Spell(priority)))),
            description: "Calls that wait for the budget.");

        void Gauge(string name, string description, Func<Credential, double?> read) => _meter.CreateObservableGauge(
            name,
            () =>
                from credential in pool.All
                let value = read(credential)
                where value is not null
                select new Measurement<double>(value.Value, new KeyValuePair<string, object?>("credential", credential.Name)),
            description: description);
    }

    /// <summary>A call was granted after a wait.</summary>
    public void Waited(CallPriority priority, TimeSpan wait) => _waits.Record(wait.TotalSeconds, new KeyValuePair<string, object?>("priority", Spell(priority)));

    /// <summary>Whoever asked was sent away.</summary>
    /// <param name="priority">Who.</param>
    /// <param name="reason">What the ledger had said; null where it was not the ledger, but the length of the line.</param>
    public void Refused(CallPriority priority, LedgerRefusal? reason) => _refusals.Add(1, new("priority", Spell(priority)), new("reason", Spell(reason)));

    private static string Spell(CallPriority priority) => priority switch
    {
        CallPriority.Interactive => "interactive",
        CallPriority.Refresh => "refresh",
        CallPriority.Warming => "warming",
        _ => "archive",
    };

    private static string Spell(LedgerRefusal? reason) => reason switch
    {
        LedgerRefusal.Spent => "spent",
        LedgerRefusal.Pace => "pace",
        LedgerRefusal.Share => "share",
        LedgerRefusal.Busy => "busy",
        LedgerRefusal.Refused => "refused",
        LedgerRefusal.Month => "month",
        _ => "queue_full",
    };
}
