namespace RedditMcp.Budget.Users;

/// <summary>
/// Charges of all instances, behind this one's own. What this one charged by itself is reason enough to refuse, so that a caller who keeps asking costs the
/// store nothing; it stands in while the store is down, so that nobody ever goes without a limit; and it holds when the store has lost its memory.
/// </summary>
internal sealed class SharedCharges(IChargeStore shared) : IChargeStore
{
    private readonly LocalCharges _own = new();

    public async ValueTask<ChargeCount?> TakeAsync(string caller, string receipt, int limit, DateTimeOffset now)
    {
        var own = _own.Take(caller, receipt, limit, now);
        if (!own.IsCharged || await shared.TakeAsync(caller, receipt, limit, now) is not { } all)
            return own;
        if (!all.IsCharged)
            _own.Settle(caller, receipt, calls: 0, now);
        return all with { Used = Math.Max(all.Used, own.Used) };
    }

    public async ValueTask<int?> SettleAsync(string caller, string receipt, int calls, DateTimeOffset now)
    {
        var own = _own.Settle(caller, receipt, calls, now);
        return Math.Max(own, await shared.SettleAsync(caller, receipt, calls, now) ?? 0);
    }
}
