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
    public async Task The_state_has_a_file_of_its_own()
    {
        await One.KeyStore.ReadAsync(TestContext.Current.CancellationToken);

        File.Exists(Path.Combine(_folder, "state-v1.db")).ShouldBeTrue();
        File.Exists(Path.Combine(_folder, "cache-v1.db")).ShouldBeFalse();
    }

    private protected override ValueTask<UserStores> OpenAsync() => ValueTask.FromResult(UserStores.OnFile(_folder, TimeProvider.System));
}
