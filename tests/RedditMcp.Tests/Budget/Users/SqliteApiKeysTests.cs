using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget.Users;

/// <summary>The contract on a file.</summary>
public sealed class SqliteApiKeysTests : ApiKeyContract
{
    private readonly TemporaryFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void The_state_has_a_file_of_its_own()
    {
        _ = One.KeyStore.ReadAsync(TestContext.Current.CancellationToken);

        Directory.GetFiles(_folder).Select(Path.GetFileName).ShouldContain("state-v1.db");
        Directory.GetFiles(_folder).Select(Path.GetFileName).ShouldNotContain("cache-v1.db");
    }

    private protected override ValueTask<UserStores> OpenAsync() => ValueTask.FromResult(UserStores.OnFile(_folder, TimeProvider.System));
}
