using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedditMcp.Insights.Watches;
using RedditMcp.Insights.Watches.Delivery;
using RedditMcp.Insights.Watches.Polling;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Watches.Delivery;

/// <summary>Alerts on their way to a webhook.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Body, string Signature, string Timestamp, string Delivery)> _received = [];
    private readonly string _url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{RedisServer.FreePort()}/");
    private volatile int _status = 200;
    private WatchedReddit _reddit = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _listener.Prefixes.Add(_url);
        _listener.Start();
        _ = ReceiveAsync();
        _reddit = await WatchedReddit.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _reddit.DisposeAsync();
    }

    [Fact]
    public async Task Each_alert_arrives_once_signed_and_in_order_and_the_secret_is_told_once()
    {
        await using var session = await _reddit.ConnectAsync(("Watches:AllowPrivateWebhooks", "true"));
        var created = await session.CallAsync(
            "watch_keywords", ("action", "create"), ("keywords", "zorblax"), ("subreddits", "python"), ("check_interval", 1), ("webhook", _url));
        created.IsError.ShouldBeFalse(created.Text);
        var (id, secret) = (created.Structured.GetProperty("watch").GetProperty("watch_id").GetString()!,
            created.Structured.GetProperty("watch").GetProperty("webhook").GetProperty("secret").GetString()!);
        var planted = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            planted.Add(await _reddit.PlantAsync("python", $"zorblax {i}"));
            await _reddit.PassAsync(session, TimeSpan.FromMinutes(1));
            await DeliverAsync(session);
        }

        await DeliverAsync(session);
        _received.Select(message => message.Delivery).ShouldBe([$"{id}-1", $"{id}-2", $"{id}-3"]);
        foreach (var (body, signature, timestamp, _) in _received)
        {
            var expected = HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}"));
            signature.ShouldBe("sha256=" + Convert.ToHexStringLower(expected));
            long.Parse(timestamp, CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(_reddit.Clock.GetUtcNow().ToUnixTimeSeconds());
        }

        _received.Select(message => JsonSerializer.Deserialize<JsonElement>(message.Body).GetProperty("alert").GetProperty("posts")[0].GetProperty("id").GetString()).ShouldBe(planted);
        var check = await session.CheckAsync(id);
        (check.Text + check.Structured.GetRawText()).ShouldNotContain(secret);
        check.Structured.GetProperty("watch").GetProperty("webhook").GetProperty("last_delivered").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task What_was_brought_is_known_to_the_poller_and_not_looked_up_again()
    {
        await using var session = await _reddit.ConnectAsync(("Watches:AllowPrivateWebhooks", "true"));
        await session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"), ("webhook", _url));
        await _reddit.PlantAsync("python", "zorblax");
        await _reddit.PassAsync(session, TimeSpan.FromMinutes(1));
        await DeliverAsync(session);

        var known = (await session.Services.GetRequiredService<WatchShelf>().ReadAsync(Cancel))!.ShouldHaveSingleItem();

        (known.Progress.LastAlert, known.Webhook!.Sent).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData(400, "answered 400")]
    [InlineData(302, "answered 302")]
    public async Task What_does_not_arrive_is_told_tried_again_and_given_up_after_a_day(int status, string trouble)
    {
        _status = status;
        await using var session = await _reddit.ConnectAsync(("Watches:AllowPrivateWebhooks", "true"));
        var id = await session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"), ("webhook", _url));
        await _reddit.PlantAsync("python", "zorblax");
        await _reddit.PassAsync(session, TimeSpan.FromMinutes(1));
        await DeliverAsync(session);
        await DeliverAsync(session);
        _received.Count.ShouldBe(1, "the next try is in five minutes; a redirect is not followed");
        (await session.CheckAsync(id)).Text.ShouldContain(trouble);

        _reddit.Clock.Advance(WebhookCourier.Patience);
        await DeliverAsync(session);
        (await session.CheckAsync(id)).Text.ShouldContain("given up after a day of failures");
        _reddit.Clock.Advance(WebhookCourier.Rest);
        await DeliverAsync(session);
        _received.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_refused_when_it_is_connected_to()
    {
        using var handler = new WebhookConnection(new WebhookPolicy(Options.Create(new WatchOptions()), TimeProvider.System)).NewHandler();
        using var client = new HttpClient(handler);
        foreach (var url in (string[])[_url, _url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)])
        {
            var refusal = await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync(new Uri(url), Cancel));
            refusal.ToString().ShouldContain("private, local or reserved address");
        }

        _received.ShouldBeEmpty();
    }

    private static async Task DeliverAsync(ProductSession session)
    {
        var poller = session.Services.GetRequiredService<WatchPoller>();
        await poller.Delivering;
        await poller.RunAsync(Cancel);
        await poller.Delivering;
    }

    private async Task ReceiveAsync()
    {
        while (_listener.IsListening)
        {
            var context = await _listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream);
            var headers = context.Request.Headers;
            _received.Enqueue((await reader.ReadToEndAsync(Cancel), headers["X-Reddit-Mcp-Signature"]!, headers["X-Reddit-Mcp-Timestamp"]!, headers["X-Reddit-Mcp-Delivery"]!));
            context.Response.StatusCode = _status;
            context.Response.RedirectLocation = "http://169.254.169.254/";
            context.Response.Close();
        }
    }
}
