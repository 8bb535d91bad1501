using Microsoft.Extensions.Options;
using RedditMcp.Telemetry;

namespace RedditMcp.Budget.Users;

/// <summary>
/// What callers may spend of the key's quota: calls to Reddit that are made for them, in any minute. What is cached, or joined on its way, costs
/// nothing. A call is charged before it is made, so that many at once cannot have the same room, and settled after.
/// </summary>
internal sealed class UserQuota(SharedCharges charges, CallerAccounts accounts, IOptions<UsersOptions> options, UserMetrics metrics, TimeProvider time)
{
    /// <summary>Charges a call, or says why there is no room for it.</summary>
    public async ValueTask<Charge> ChargeAsync(Caller caller)
    {
        if (caller.Tier is not { } tier || options.Value.CallsPerMinute.Of(tier) is not { } limit)
            return new Charge(caller);

        var now = time.GetUtcNow();
        var receipt = Guid.NewGuid().ToString("N");
        var count = (await charges.TakeAsync(caller.Id, receipt, limit, now)).GetValueOrDefault();
        accounts.Of(caller).Quota = new QuotaReading(count.Used, count.First, now);
        if (count.IsCharged)
            return new Charge(caller, receipt);

        metrics.Refused(tier, UserMetrics.Quota);
        return new Charge(caller, Refusal: UserErrors.QuotaSpent(tier, limit, Positive(count.First + IChargeStore.Window - now)));
    }

    /// <summary>Makes of a charge what it came to: what was not called is given back, what was called more often is added.</summary>
    public async ValueTask SettleAsync(Charge charge, int calls)
    {
        if (charge.Caller.Tier is not { } tier)
            return;
        metrics.Charged(tier, calls);
        if (charge.Receipt is null || calls == 1)
            return;
        var account = accounts.Of(charge.Caller);
        var now = time.GetUtcNow();
        if (await charges.SettleAsync(charge.Caller.Id, charge.Receipt, calls, now) is { } used && account.Quota is { } known)
            account.Quota = known with { Used = used, At = now };
    }

    /// <summary>What a caller has left, as far as is known without asking anybody; null for the operator.</summary>
    public QuotaReport? Report(Caller caller)
    {
        if (caller.Tier is not { } tier)
            return null;
        if (options.Value.CallsPerMinute.Of(tier) is not { } limit)
            return new QuotaReport(tier.Name);

        var now = time.GetUtcNow();
        // A minute after it was last looked at, all that counted then has ended.
        if (accounts.Of(caller).Quota is not { Used: > 0 } known || now - known.At >= IChargeStore.Window)
            return new QuotaReport(tier.Name, limit, limit, ResetSeconds: 0);
        var end = known.First + IChargeStore.Window;
        var isEnded = end <= now;
        var reset = (isEnded ? known.At + IChargeStore.Window : end) - now;
        return new QuotaReport(
            tier.Name, limit, Math.Clamp(limit - known.Used + (isEnded ? 1 : 0), 0, limit), (int)Math.Ceiling(Positive(reset).TotalSeconds));
    }

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
