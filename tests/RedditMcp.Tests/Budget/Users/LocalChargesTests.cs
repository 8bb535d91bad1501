using RedditMcp.Budget.Users;

namespace RedditMcp.Tests.Budget.Users;

/// <summary>The contract within a process.</summary>
public sealed class LocalChargesTests : ChargeContract
{
    private protected override ValueTask<(IChargeStore One, IChargeStore Two)> OpenAsync(TimeProvider time)
    {
        var charges = new LocalCharges();
        return ValueTask.FromResult<(IChargeStore, IChargeStore)>((charges, charges));
    }
}
