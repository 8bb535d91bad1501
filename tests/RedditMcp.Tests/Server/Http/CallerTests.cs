using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol.Client;
using RedditMcp.Budget.Users;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Server.Http;

/// <summary>Callers with keys, behind a gateway, and without either, as clients see it.</summary>
public sealed class CallerTests : IAsyncDisposable
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private RedditSimulator? _reddit;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_reddit is not null)
            await _reddit.DisposeAsync();
    }

    [Fact]
    public async Task Each_caller_has_the_quota_of_its_tier_and_what_is_cached_is_free()
    {
        await using var server = await StartAsync();
        await using var free = await ConnectAsync(server, await AddAsync(server, UserTier.Free));
        await using var pro = await ConnectAsync(server, await AddAsync(server, UserTier.Pro));

        var first = await AskAsync(free, "python");
        QuotaOf(first).ShouldBe("""{"tier":"free","limit":5,"remaining":4,"reset_seconds":60}""");
        first.Text.ShouldContain("; 4 of your 5 a minute left");
        for (var turn = 0; turn < 3; turn++)
            QuotaOf(await AskAsync(free, "python")).ShouldBe("""{"tier":"free","limit":5,"remaining":4,"reset_seconds":60}""");
        QuotaOf(await AskAsync(pro, "python")).ShouldBe("""{"tier":"pro","limit":20,"remaining":20,"reset_seconds":0}""");
        foreach (var other in (string[])["rust", "golang", "java", "perl"])
            (await AskAsync(free, other)).IsError.ShouldBeFalse();

        var refused = await AskAsync(free, "haskell");
        (refused.IsError, refused.ErrorKind).ShouldBe((true, "rate_limited"));
        refused.ErrorMessage.ShouldStartWith("Your free tier has 5 calls to Reddit a minute");
        refused.Structured.GetProperty("error").GetProperty("retry_after_seconds").GetInt32().ShouldBe(60);
        (await AskAsync(free, "python")).IsError.ShouldBeFalse("it is cached");
        QuotaOf(await AskAsync(pro, "haskell")).ShouldBe("""{"tier":"pro","limit":20,"remaining":19,"reset_seconds":60}""");
    }

    [Fact]
    public async Task Nobody_comes_in_without_a_key_once_there_is_one_and_a_revoked_one_opens_nothing()
    {
        await using var server = await StartAsync();
        (await StatusOfAsync(server)).ShouldBe(HttpStatusCode.OK, "there is no key yet");
        var key = await AddAsync(server, UserTier.Free);

        using var without = await PostAsync(server);
        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        without.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer realm=\"reddit-mcp\"");
        (await without.Content.ReadAsStringAsync(Cancel)).ShouldContain("Authorization: Bearer rmcp_...");
        (await StatusOfAsync(server, ("Authorization", "Bearer " + key))).ShouldBe(HttpStatusCode.OK);
        (await StatusOfAsync(server, ("authorization", "bearer " + key))).ShouldBe(HttpStatusCode.OK);

        await RevokeAsync(server, key);
        using var revoked = await PostAsync(server, ("Authorization", "Bearer " + key));
        revoked.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        revoked.Headers.WwwAuthenticate.ToString().ShouldContain("error=\"invalid_token\"");
        (revoked.Headers + await revoked.Content.ReadAsStringAsync(Cancel)).ShouldNotContain(key);
        (await Should.ThrowAsync<HttpRequestException>(() => ConnectAsync(server, key))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/MCP")]
    [InlineData("/mcp/")]
    [InlineData("/%6dcp")]
    public async Task There_is_no_way_round(string path)
    {
        await using var server = await StartAsync(("Users:RequireKeys", "true"));
        using var content = new StringContent(List, Encoding.UTF8, "application/json");

        using var response = await server.Http.PostAsync(new Uri(path, UriKind.Relative), content, Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/metrics")]
    [InlineData("/")]
    public async Task What_platforms_probe_needs_no_key(string path)
    {
        await using var server = await StartAsync(("Users:RequireKeys", "true"));

        using var response = await server.Http.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Behind_a_gateway_callers_are_whom_it_names()
    {
        await using var server = await StartAsync(("Users:TrustedHeader", "X-User"));
        await using var ann = await server.ConnectAsync(protocolVersion: null, ("X-User", "ann@example.com"));
        await using var bob = await server.ConnectAsync(protocolVersion: null, ("X-User", "bob; tier=business"));

        QuotaOf(await AskAsync(ann, "python")).ShouldBe("""{"tier":"free","limit":5,"remaining":4,"reset_seconds":60}""");
        QuotaOf(await AskAsync(bob, "rust")).ShouldBe("""{"tier":"business","limit":50,"remaining":49,"reset_seconds":60}""");
        (await StatusOfAsync(server)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusOfAsync(server, ("X-User", "mallory; tier=enterprise"), ("X-User", "ann"))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Without_keys_the_caller_is_the_operator()
    {
        await using var server = await StartAsync();
        await using var client = await server.ConnectAsync();

        for (var call = 1; call <= 7; call++)
        {
            var answer = await AskAsync(client, $"sub{call}");
            answer.IsError.ShouldBeFalse();
            answer.Metadata.TryGetProperty("quota", out _).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Who_floods_the_server_is_told_so_and_then_not_even_that()
    {
        await using var server = await StartAsync(("Users:RequestsPerMinute:Free", "20"));
        await using var client = await ConnectAsync(server, await AddAsync(server, UserTier.Free));
        var outcomes = new List<string>();
        while (outcomes.Count < 60 && outcomes.LastOrDefault() is not "429")
        {
            try
            {
                outcomes.Add(await AskAsync(client, "python") is { IsError: true } refusal ? refusal.ErrorKind + refusal.Structured.GetProperty("error").GetProperty("retry_after_seconds") : "ok");
            }
            catch (HttpRequestException refused)
            {
                outcomes.Add(((int)refused.StatusCode!.Value).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        outcomes.Count(outcome => outcome == "ok").ShouldBeInRange(15, 19, "connecting counts too");
        outcomes.Count(outcome => outcome.StartsWith("rate_limited", StringComparison.Ordinal)).ShouldBe(20);
        outcomes[^1].ShouldBe("429");
        _time.Advance(TimeSpan.FromMinutes(2));
        (await AskAsync(client, "python")).IsError.ShouldBeFalse();
    }

    [Fact]
    public async Task Resources_are_charged_too()
    {
        await using var server = await StartAsync(("Users:CallsPerMinute:Free", "1"));
        await using var client = await ConnectAsync(server, await AddAsync(server, UserTier.Free));

        await client.ReadResourceAsync("reddit://r/python/hot", cancellationToken: Cancel);

        (await Should.ThrowAsync<ModelContextProtocol.McpException>(async () => await client.ReadResourceAsync("reddit://r/rust/hot", cancellationToken: Cancel)))
            .Message.ShouldContain("Your free tier has 1 call");
    }

    private static string QuotaOf(ToolAnswer answer) => answer.Metadata.GetProperty("quota").GetRawText();

    private static async Task<ToolAnswer> AskAsync(McpClient client, string subreddit)
    {
        var answer = new ToolAnswer(await client.CallToolAsync(
            "get_subreddit_posts", new Dictionary<string, object?>(StringComparer.Ordinal) { ["subreddit"] = subreddit }, cancellationToken: Cancel));
        (await OutputContract.OfAsync(client)).Hold("get_subreddit_posts", answer);
        return answer;
    }

    private static Task<McpClient> ConnectAsync(RunningServer server, string key) =>
        server.ConnectAsync(protocolVersion: null, ("Authorization", "Bearer " + key));

    private static Task<HttpResponseMessage> PostAsync(RunningServer server, params (string, string)[] headers) =>
        server.PostAsync(new StringContent(List, Encoding.UTF8, "application/json"), headers);

    private static async Task<HttpStatusCode> StatusOfAsync(RunningServer server, params (string, string)[] headers)
    {
        using var response = await PostAsync(server, headers);
        return response.StatusCode;
    }

    private async Task<string> AddAsync(RunningServer server, UserTier tier)
    {
        var secret = ApiKeySecret.Make();
        await server.Services.GetRequiredService<IApiKeyStore>().AddAsync(ApiKey.Of(secret, tier, "", _time.GetUtcNow()), Cancel);
        await server.Services.GetRequiredService<ApiKeys>().RefreshAsync(Cancel);
        return secret;
    }

    private async Task RevokeAsync(RunningServer server, string secret)
    {
        var id = ApiKey.Of(secret, UserTier.Free, "", _time.GetUtcNow()).Id;
        await server.Services.GetRequiredService<IApiKeyStore>().RevokeAsync(id, _time.GetUtcNow(), Cancel);
        await server.Services.GetRequiredService<ApiKeys>().RefreshAsync(Cancel);
    }

    private async Task<RunningServer> StartAsync(params (string Key, string Value)[] settings)
    {
        _reddit = await RedditSimulator.StartAsync(new SimulatorOptions(), Cancel);
        return await RunningServer.StartAsync(
            mcp => mcp.Services.AddSingleton<TimeProvider>(_time),
            [
                ("Reddit:ApiUrl", _reddit.Url.AbsoluteUri), ("Reddit:AuthUrl", _reddit.Url.AbsoluteUri),
                ("Reddit:ClientId", "test-client"), ("Reddit:ClientSecret", Secrets.ClientSecret), .. settings,
            ]);
    }
}
