using RedditMcp.Budget.Users;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget.Users;

/// <summary>The contract on a file.</summary>
public sealed class SqliteChargesTests : ChargeContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<UserStores> _stores = [];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var stores in _stores)
            await stores.DisposeAsync();
        _folder.Dispose();
    }

    private protected override ValueTask<(IChargeStore One, IChargeStore Two)> OpenAsync(TimeProvider time)
    {
        _stores.AddRange([UserStores.OnFile(_folder, time), UserStores.OnFile(_folder, time)]);
        return ValueTask.FromResult((_stores[0].Charges, _stores[1].Charges));
    }
}
