using Microsoft.Extensions.Time.Testing;
using RedditMcp.Tests.Caching.Warm;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget.Ledgers;

/// <summary>The contract on a file.</summary>
public sealed class SqliteLedgerTests : CallLedgerContract
{
    private readonly TemporaryFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    private protected override ValueTask<WarmStores?> OpenAsync() => new(WarmStores.OnFile(_folder, new FakeTimeProvider()));
}
