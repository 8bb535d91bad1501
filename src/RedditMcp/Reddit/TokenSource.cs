using System.Net;
using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;
using RedditMcp.Caching;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Reddit;

/// <summary>Gets access tokens for a key by the grant that it allows, keeps one, and renews it early, one renewal at a time.</summary>
internal sealed class TokenSource(IHttpClientFactory clients, TokenGrant grant, TimeProvider time)
{
    /// <summary>What Reddit gave before it told; it has long given a day.</summary>
    private static readonly TimeSpan s_shortestLife = TimeSpan.FromHours(1);

    /// <summary>What is believed of a token's life at most; a new one costs nothing.</summary>
    private static readonly TimeSpan s_longestLife = TimeSpan.FromDays(1);

    /// <summary>For how long refused credentials are not tried again.</summary>
    private static readonly TimeSpan s_refusalMemory = TimeSpan.FromSeconds(30);

    private readonly SingleFlight<string, RedditResult<AccessToken>> _renewal = new();
    private volatile AccessToken? _current;
    private volatile RefusalNote? _refusal;

    /// <summary>Who gives the tokens: Reddit, or the simulator that said so of itself with the last one.</summary>
    public RedditSource Source { get; private set; } = grant.Source;

    /// <summary>The token to use now. One that is to be renewed serves on, until Reddit stops taking it, while no other can be had.</summary>
    public async Task<RedditResult<AccessToken>> GetAsync(CancellationToken cancellationToken)
    {
        var token = _current;
        if (time.GetUtcNow() < token?.RenewAt)
            return token;
        var renewed = await RenewAsync(token, cancellationToken);
        return renewed.Error is { Kind: not RedditErrorKind.Unauthorized } && time.GetUtcNow() < token?.EndsAt ? token : renewed;
    }

    /// <summary>The token to use after Reddit refused one: another's renewal if there was one since, else a new one.</summary>
    public Task<RedditResult<AccessToken>> RenewAsync(AccessToken? refused, CancellationToken cancellationToken) =>
        _renewal.RunAsync("token", () => RequestUnlessRenewedAsync(refused)).WaitAsync(cancellationToken);

    private async Task<RedditResult<AccessToken>> RequestUnlessRenewedAsync(AccessToken? refused)
    {
        if (_current is { } current && current != refused)
            return current;
        if (_refusal is { } refusal && time.GetUtcNow() < refusal.Until)
            return refusal.Error;

        var result = await RequestAsync();
        _current = result.Value ?? _current;
        _refusal = result.Error is { Kind: RedditErrorKind.Unauthorized } error
            ? new RefusalNote(error, time.GetUtcNow() + s_refusalMemory)
            : null;
        return result;
    }

    private async Task<RedditResult<AccessToken>> RequestAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(grant.AuthUrl, "/api/v1/access_token"))
        {
            Content = new FormUrlEncodedContent(grant.Form),
        };
        request.Headers.Authorization = grant.Authorization;
        request.Options.Set(UpstreamHandler.Endpoint, "access_token");

        try
        {
            using var client = clients.CreateClient(RedditHttp.ClientName);
            using var response = await client.SendAsync(request);
            Source = GatewayCall.SourceOf(response.Headers) ?? Source;
            return Refusal(response) is { } refusal ? refusal : await ReadAsync(response);
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or IOException)
        {
            return RedditErrors.Unavailable("its token endpoint did not answer");
        }
    }

    /// <summary>What the status alone says; such answers come with JSON, with a page, or empty.</summary>
    private static RedditError? Refusal(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => RedditErrors.NoTokensNow(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromMinutes(1)),
        HttpStatusCode.Unauthorized => RedditErrors.CredentialsRefused("status 401"),
        >= HttpStatusCode.InternalServerError => RedditErrors.Unavailable($"its token endpoint answered {(int)response.StatusCode}"),
        _ => null,
    };

    private async Task<RedditResult<AccessToken>> ReadAsync(HttpResponseMessage response)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
            return body.RootElement.Text("access_token") is { } value
                ? AccessToken.For(value, LifeOf(body.RootElement), time.GetUtcNow())
                : RedditErrors.CredentialsRefused(body.RootElement.Text("error") ?? $"status {(int)response.StatusCode}");
        }
        catch (JsonException)
        {
            return response.StatusCode == HttpStatusCode.Forbidden
                ? RedditErrors.Blocked
                : RedditErrors.Unavailable("its token endpoint answered no JSON");
        }
    }

    private static TimeSpan LifeOf(JsonElement token) =>
        TimeSpan.FromSeconds(Math.Clamp(token.Number("expires_in") ?? s_shortestLife.TotalSeconds, 0, s_longestLife.TotalSeconds));

    private sealed record RefusalNote(RedditError Error, DateTimeOffset Until);
}
