using Microsoft.Extensions.Time.Testing;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Warm.Sqlite;

/// <summary>The contract on a file, in driven time.</summary>
public sealed class SqliteWarmTierTests : WarmTierContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    private protected override ValueTask<WarmStores> OpenAsync() => ValueTask.FromResult(WarmStores.OnFile(_folder, _time));

    private protected override async Task AfterShortAsync(Func<ValueTask<bool>> hasEnded)
    {
        (await hasEnded()).ShouldBeFalse();
        _time.Advance(Short);
        (await hasEnded()).ShouldBeTrue();
    }
}
