using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Simulator;

namespace RedditMcp.Tests.Simulator;

/// <summary>A running simulator, a clock that stands still, and a client with a token.</summary>
internal sealed class SimulatorHarness : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);

    private SimulatorHarness(RedditSimulator simulator, FakeTimeProvider clock)
    {
        Simulator = simulator;
        Clock = clock;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = simulator.Url };
        Client.DefaultRequestHeaders.UserAgent.ParseAdd("tests/1.0");
    }

    public RedditSimulator Simulator { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SimulatorHarness> StartAsync(SimulatorOptions? options = null)
    {
        var clock = new FakeTimeProvider(Noon);
        var simulator = await RedditSimulator.StartAsync((options ?? new SimulatorOptions()) with { Clock = clock }, Cancellation);
        var harness = new SimulatorHarness(simulator, clock);
        if (options is null or { MinimumLatency.Ticks: 0 })
            await harness.SignInAsync("tests");

        return harness;
    }

    public async Task SignInAsync(string clientId)
    {
        using var answer = await AskTokenAsync($"{clientId}:secret", "grant_type=client_credentials");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        UseToken(json.RootElement.GetProperty("access_token").GetString());
    }

    public void UseToken(string? token) => Client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

    public async Task<HttpResponseMessage> AskTokenAsync(string credentials, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/access_token")
        {
            Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        return await Client.SendAsync(request, Cancellation);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, Cancellation);

    public Task<string> TextAsync(string path) => Client.GetStringAsync(path, Cancellation);

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var json = JsonDocument.Parse(await TextAsync(path));
        return json.RootElement.Clone();
    }

    public Task<HttpResponseMessage> PostAsync(string path, string body) => Client.PostAsync(path, new StringContent(body), Cancellation);

    public async Task<JsonElement> MoreChildrenAsync(string link, IEnumerable<string> ids)
    {
        using var answer = await AskMoreChildrenAsync(link, ids);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        return json.RootElement.GetProperty("json").GetProperty("data").GetProperty("things").Clone();
    }

    public Task<HttpResponseMessage> AskMoreChildrenAsync(string link, IEnumerable<string> ids) => Client.PostAsync(
        "/api/morechildren",
        new FormUrlEncodedContent([new("api_type", "json"), new("link_id", link), new("children", string.Join(',', ids)), new("raw_json", "1")]),
        Cancellation);

    /// <summary>Lets the clock run until the work is done: what waits on it goes on, and nothing sleeps.</summary>
    public async Task<T> RunUntilDoneAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await work;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Simulator.DisposeAsync();
    }
}
