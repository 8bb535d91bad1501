using static RedditMcp.Tests.Caching.Cold.ArchiveLab;

namespace RedditMcp.Tests.Server.Commands;

public sealed class ArchiveCommandTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("reddit-mcp-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_archived_is_printed_and_after_a_purge_only_the_rest()
    {
        using var lab = In(_folder, TimeProvider.System.GetUtcNow());
        lab.Offer("python", Post("p1"), Post("p2", author: "eve"));
        await lab.Archiver.StepAsync(Token);
        lab.Die();

        var (code, output, errors) = await RunAsync("purge", "--id", "t3_zzz", "--author", "nobody");
        (code, errors).ShouldBe((0, ""));
        output.ShouldContain("cold  0 entries removed or shortened");
        (await RunAsync("archive", "query", "--subreddit", "r/Python", "--id", "p2")).Output.ShouldStartWith("{\"fetched_at\":");

        (code, output, errors) = await RunAsync("purge", "--author", "u/Eve");
        (code, errors).ShouldBe((0, ""));
        output.ShouldContain("cold  1 entry removed or shortened");

        var lines = (await RunAsync("archive", "query", "--limit", "5")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldHaveSingleItem().ShouldContain("\"type\":\"post\",\"subreddit\":\"python\",\"source\":\"simulator\"");
        lines[0].ShouldContain("\"id\":\"p1\"");
    }

    [Theory]
    [InlineData("Say what to purge", "purge")]
    [InlineData("'?' is not a post id", "purge", "--id", "?")]
    [InlineData("'https://www.reddit.com/r/python/s/abc' is not a post id", "purge", "--id", "https://www.reddit.com/r/python/s/abc")]
    [InlineData("'a b' is not an account name", "purge", "--author", "a b")]
    [InlineData("'reddit' is not a cache key", "purge", "--key", "reddit")]
    [InlineData("'yesterday' is not a day", "archive", "query", "--from", "yesterday")]
    [InlineData("'?' is not a community name", "archive", "query", "--subreddit", "?")]
    [InlineData("Archive:Retention is 30", "archive", "query", "--Archive:Retention=30.00:00:00")]
    public async Task What_is_wrong_is_told_in_a_line(string expected, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(arguments);

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldStartWith(expected);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = ServerProcess.Start(arguments, ("REDDIT_MCP_CACHE_DIR", _folder), ("Archive__Enabled", "true"));
        var output = process.Output.ReadToEndAsync(Token);
        return (await process.EndAsync(s_patience), await output, await process.Errors);
    }
}
