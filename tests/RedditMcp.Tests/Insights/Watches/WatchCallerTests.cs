using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using RedditMcp.Tests.Harness;
using RedditMcp.Tests.Server;

namespace RedditMcp.Tests.Insights.Watches;

/// <summary>Whose watches are whose, and how clients hear of them, over HTTP and over a session.</summary>
public sealed class WatchCallerTests : IAsyncLifetime
{
    private WatchedReddit _reddit = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _reddit = await WatchedReddit.StartAsync();

    public ValueTask DisposeAsync() => _reddit.DisposeAsync();

    [Fact]
    public async Task Nobody_sees_the_watch_of_another_not_even_that_there_is_one()
    {
        await using var server = await ServeAsync();
        await using var ann = await server.ConnectAsync(headers: ("X-User", "ann; tier=pro"));
        await using var bob = await server.ConnectAsync(headers: ("X-User", "bob; tier=pro"));
        var id = IdOf(await CallAsync(ann, ("action", "create"), ("keywords", "zorblax"), ("subreddits", "python")));

        foreach (var action in (string[])["check", "pause", "resume", "delete"])
        {
            var anothers = await CallAsync(bob, ("action", action), ("watch_id", id));
            var nobodys = await CallAsync(bob, ("action", action), ("watch_id", "wabcdefghijkmnpq"));
            (anothers.Text, anothers.Structured.GetRawText()).ShouldBe((nobodys.Text, nobodys.Structured.GetRawText()));
            anothers.ErrorKind.ShouldBe("not_found");
        }

        (await CallAsync(bob, ("action", "list"))).Items("watches").ShouldBeEmpty();
        await Should.ThrowAsync<ModelContextProtocol.McpProtocolException>(async () => await bob.ReadResourceAsync("reddit://watch/" + id, cancellationToken: Cancel));
        (await CallAsync(ann, ("action", "list"))).Items("watches").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("free", 5)]
    [InlineData("pro", 50)]
    [InlineData("business", 500)]
    [InlineData("enterprise", 10_000)]
    public async Task Each_tier_may_have_so_many(string tier, int limit)
    {
        await using var server = await ServeAsync(("Users:CallsPerMinute:Free", "0"));
        await using var ann = await server.ConnectAsync(headers: ("X-User", $"ann; tier={tier}"));

        (await CallAsync(ann, ("action", "list"))).Structured.GetProperty("limit").GetInt32().ShouldBe(limit);
        if (limit > 5)
            return;
        for (var i = 0; i < limit; i++)
            (await CallAsync(ann, ("action", "create"), ("keywords", $"zorblax{i}"), ("subreddits", "python"))).IsError.ShouldBeFalse();
        (await CallAsync(ann, ("action", "create"), ("keywords", "zorblax"), ("subreddits", "python"))).ErrorMessage
            .ShouldStartWith("Your free tier may have 5 watches, and you have as many. Delete one first");
    }

    [Fact]
    public async Task Over_http_a_listener_is_told_of_its_own_watch_alone()
    {
        await using var server = await ServeAsync();
        await using var ann = await server.ConnectAsync(headers: ("X-User", "ann; tier=pro"));
        await using var bob = await server.ConnectAsync(headers: ("X-User", "bob; tier=pro"));
        var mine = "reddit://watch/" + IdOf(await CallAsync(ann, ("action", "create"), ("keywords", "zorblax"), ("subreddits", "python"), ("check_interval", 1)));
        var other = "reddit://watch/" + IdOf(await CallAsync(bob, ("action", "create"), ("keywords", "zorblax"), ("subreddits", "python"), ("check_interval", 1)));

        using var listening = await ListenAsync(server, "ann; tier=pro", mine, other, "reddit://status");
        await using var stream = await listening.Content.ReadAsStreamAsync(Cancel);
        using var reader = new StreamReader(stream);
        var acknowledged = await NextAsync(reader);
        acknowledged.GetProperty("method").GetString().ShouldBe("notifications/subscriptions/acknowledged");
        acknowledged.GetProperty("params").GetProperty("notifications").GetProperty("resourceSubscriptions").GetRawText().ShouldBe($"[\"{mine}\"]");

        await _reddit.PlantAsync("python", "zorblax to hear of");
        var hearing = NextAsync(reader);
        await Patience.UntilAsync(
            () =>
            {
                _reddit.Clock.Advance(TimeSpan.FromSeconds(2));
                return ValueTask.FromResult(hearing.IsCompleted);
            },
            "the listener is told");

        var updated = await hearing;
        updated.GetProperty("method").GetString().ShouldBe("notifications/resources/updated");
        updated.GetProperty("params").GetProperty("uri").GetString().ShouldBe(mine);
        updated.GetProperty("params").GetProperty("_meta").GetProperty("io.modelcontextprotocol/subscriptionId").GetInt32().ShouldBe(7);
    }

    [Fact]
    public async Task Over_http_an_older_client_is_told_what_to_do_instead_of_subscribing()
    {
        await using var server = await ServeAsync();
        await using var ann = await server.ConnectAsync("2025-11-25", ("X-User", "ann; tier=pro"));

        var refusal = await Should.ThrowAsync<ModelContextProtocol.McpException>(() => ann.SubscribeToResourceAsync("reddit://watch/wabcdefghijkmnpq", cancellationToken: Cancel));

        refusal.Message.ShouldContain("action=check");
    }

    [Fact]
    public async Task A_session_is_told_of_a_watch_it_subscribed_to_until_it_unsubscribes()
    {
        await using var session = await _reddit.ConnectAsync(("Client:ProtocolVersion", "2025-11-25"));
        var news = session.Services.GetRequiredService<RedditMcp.Insights.Watches.Delivery.WatchNews>();
        var id = await session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));
        var told = new List<string>();
        await using var handler = session.Client.RegisterNotificationHandler(
            NotificationMethods.ResourceUpdatedNotification,
            (notification, _) =>
            {
                lock (told)
                    told.Add(notification.Params!["uri"]!.GetValue<string>());
                return default;
            });
        await session.Client.SubscribeToResourceAsync("reddit://watch/" + id, cancellationToken: Cancel);

        await _reddit.PlantAsync("python", "zorblax to hear of");
        await _reddit.PassAsync(session, TimeSpan.FromMinutes(1));
        await news.RunAsync(Cancel);
        await Patience.UntilAsync(() => ValueTask.FromResult(told.Count == 1), "the session is told");
        await news.RunAsync(Cancel);
        await session.Client.UnsubscribeFromResourceAsync("reddit://watch/" + id, cancellationToken: Cancel);
        await _reddit.PlantAsync("python", "zorblax nobody hears of");
        await _reddit.PassAsync(session, TimeSpan.FromMinutes(1));
        await news.RunAsync(Cancel);

        (await session.CheckAsync(id)).AlertedIds.Count.ShouldBe(2);
        told.ShouldBe(["reddit://watch/" + id]);
        await Should.ThrowAsync<ModelContextProtocol.McpException>(() => session.Client.SubscribeToResourceAsync("reddit://status", cancellationToken: Cancel));
    }

    private Task<RunningServer> ServeAsync(params (string Key, string Value)[] settings) => RunningServer.StartAsync(
        mcp => mcp.Services.AddSingleton<TimeProvider>(_reddit.Clock),
        [
            ("Reddit:ApiUrl", _reddit.Simulator.Url.AbsoluteUri), ("Reddit:AuthUrl", _reddit.Simulator.Url.AbsoluteUri), ("Reddit:ClientId", "test-client"),
            ("Reddit:ClientSecret", Secrets.ClientSecret), ("Budget:QueriesPerMinute", "100000"), ("Budget:Burst", "true"), ("Users:TrustedHeader", "X-User"), .. settings,
        ]);

    private static async Task<ToolAnswer> CallAsync(McpClient client, params (string Name, object? Value)[] arguments)
    {
        var answer = new ToolAnswer(await client.CallToolAsync(
            "watch_keywords", arguments.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), cancellationToken: Cancel));
        (await OutputContract.OfAsync(client)).Hold("watch_keywords", answer);
        return answer;
    }

    private static string IdOf(ToolAnswer answer) => answer.Structured.GetProperty("watch").GetProperty("watch_id").GetString()!;

    private static async Task<HttpResponseMessage> ListenAsync(RunningServer server, string user, params string[] uris)
    {
        var body = $$$"""
            {"jsonrpc":"2.0","id":7,"method":"subscriptions/listen","params":{"notifications":{"resourceSubscriptions":{{{JsonSerializer.Serialize(uris)}}} },
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{ },"io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"} } } }
            """;
        var request = new HttpRequestMessage(HttpMethod.Post, "mcp") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("application/json"));
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("text/event-stream"));
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", "subscriptions/listen");
        request.Headers.Add("X-User", user);
        var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        response.IsSuccessStatusCode.ShouldBeTrue(response.ToString());
        return response;
    }

    private static async Task<JsonElement> NextAsync(StreamReader events)
    {
        while (await events.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]);
        }

        throw new ShouldAssertException("the stream ended");
    }
}
