using System.Net;
using System.Text.Json;

namespace RedditMcp.Tests.Simulator;

public sealed class TokenTests
{
    private const string Installed = "grant_type=https%3A%2F%2Foauth.reddit.com%2Fgrants%2Finstalled_client";

    [Theory]
    [InlineData("id:secret", "grant_type=client_credentials")]
    [InlineData("id:secret", "grant_type=password&username=me&password=right")]
    [InlineData("id:secret", "grant_type=refresh_token&refresh_token=right")]
    [InlineData("id:", Installed + "&device_id=DO_NOT_TRACK_THIS_DEVICE")]
    public async Task Each_grant_gives_a_token_that_works(string credentials, string form)
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        using var answer = await reddit.AskTokenAsync(credentials, form);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        json.RootElement.GetProperty("token_type").GetString().ShouldBe("bearer");
        json.RootElement.GetProperty("expires_in").GetInt32().ShouldBe(86_400);
        reddit.UseToken(json.RootElement.GetProperty("access_token").GetString());
        (await reddit.GetAsync("/r/python/about")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("id:wrong", "grant_type=client_credentials", 401, "Unauthorized")]
    [InlineData("id:", "grant_type=client_credentials", 401, "Unauthorized")]
    [InlineData("id:secret", "grant_type=password&username=me&password=wrong", 200, "invalid_grant")]
    [InlineData("id:secret", "grant_type=refresh_token&refresh_token=wrong", 400, "Bad Request")]
    [InlineData("id:", Installed, 400, "invalid_request")]
    [InlineData("id:secret", "grant_type=magic", 400, "unsupported_grant_type")]
    public async Task What_is_wrong_gives_none(string credentials, string form, int status, string says)
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        using var answer = await reddit.AskTokenAsync(credentials, form);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(says);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("made-up")]
    public async Task Without_a_good_token_there_is_nothing(string? token)
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        reddit.UseToken(token);

        (await reddit.GetAsync("/r/python/hot")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Tokens_expire()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        reddit.Clock.Advance(TimeSpan.FromDays(1));

        (await reddit.GetAsync("/r/python/hot")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_does_not_say_who_they_are_is_throttled()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        reddit.Client.DefaultRequestHeaders.UserAgent.Clear();

        (await reddit.AskTokenAsync("id:secret", "grant_type=client_credentials")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }
}
