using System.Text.RegularExpressions;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Server.Commands;

/// <summary>The keys as the operator deals with them.</summary>
public sealed partial class KeysCommandTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_key_is_printed_once_listed_without_itself_revoked_and_forgotten()
    {
        var (code, output, errors) = await RunAsync("keys", "add", "pro", "--name", "Ann's agent");
        code.ShouldBe(0);
        var key = output.TrimEnd();
        Secret().IsMatch(key).ShouldBeTrue(output);
        var id = IdIn().Match(errors).Groups["id"].Value;
        errors.ShouldNotContain(key);

        (await RunAsync("keys", "list")).Output.ShouldMatch($@"^{id}  pro         \d{{4}}-\d\d-\d\d  good                Ann's agent\n$");
        (await RunAsync("keys", "forget", id)).ShouldSatisfyAllConditions(
            run => run.Code.ShouldBe(1), run => run.Errors.ShouldStartWith($"There is no revoked key {id}"));
        (await RunAsync("keys", "revoke", id)).Output.ShouldStartWith($"Key {id} is revoked.");
        (await RunAsync("keys", "list")).Output.ShouldContain("revoked 20");
        (await RunAsync("keys", "forget", id)).Code.ShouldBe(0);
        (await RunAsync("keys", "list")).ShouldSatisfyAllConditions(
            run => run.Output.ShouldBeEmpty(), run => run.Errors.ShouldStartWith("There are no keys in "));
    }

    [Theory]
    [InlineData(2, "'king' is no tier: free, pro, business or enterprise.", "keys", "add", "king")]
    [InlineData(2, "--name takes one line", "keys", "add", "free", "--name", "a\nb")]
    [InlineData(1, "There is no key 0123456789ab in ", "keys", "revoke", "0123456789ab")]
    public async Task What_is_wrong_is_told_in_a_line(int expectedCode, string expected, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(arguments);

        (code, output).ShouldBe((expectedCode, ""));
        errors.ShouldStartWith(expected);
    }

    [Fact]
    public async Task A_store_that_is_down_is_told()
    {
        var port = RedisServer.FreePort();
        using var process = ServerProcess.Start(["keys", "add", "free"], ("REDIS_URL", $"redis://127.0.0.1:{port}"));

        (await process.EndAsync(s_patience)).ShouldBe(1);
        (await process.Output.ReadToEndAsync(Cancel)).ShouldBeEmpty();
        (await process.Errors).ShouldContain("does not answer; nothing was changed.");
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = ServerProcess.Start(arguments, ("REDDIT_MCP_CACHE_DIR", _folder.Path), ("Server__Bind", "0.0.0.0"));
        var output = process.Output.ReadToEndAsync(Cancel);
        return (await process.EndAsync(s_patience), await output, await process.Errors);
    }

    [GeneratedRegex("^rmcp_[0-9A-Za-z]{43}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("^Key (?<id>[0-9a-f]{12}), pro,", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdIn();
}
