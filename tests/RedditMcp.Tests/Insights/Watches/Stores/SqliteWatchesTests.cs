using Microsoft.Data.Sqlite;
using RedditMcp.Caching;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Watches.Stores;

/// <summary>The contract on a file.</summary>
public sealed class SqliteWatchesTests : WatchStoreContract
{
    private readonly TemporaryFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_from_before_there_were_watches_takes_them()
    {
        await One.Store.FindAsync("wtest", TestContext.Current.CancellationToken);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "state-v1.db")};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE watches; DROP TABLE watch_alerts; DROP TABLE watch_revisions;";
            command.ExecuteNonQuery();
        }

        await using var later = await OpenAsync();
        (await later.Store.ReadAsync("reddit", last: null, TestContext.Current.CancellationToken)).Answered.ShouldBeTrue();
        (await later.Store.AddAsync(WatchTesting.Watch(), 1, TestContext.Current.CancellationToken)).Value.ShouldBeTrue();
    }

    private protected override ValueTask<WatchStores> OpenAsync() => ValueTask.FromResult(WatchStores.On(new CacheOptions { Directory = _folder }));
}
