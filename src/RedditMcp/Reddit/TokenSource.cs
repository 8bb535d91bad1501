using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;
using RedditMcp.Caching;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Reddit;

/// <summary>Gets access tokens by the grant that the credentials allow, keeps one, and renews it early, one renewal at a time.</summary>
internal sealed class TokenSource(IHttpClientFactory clients, IOptions<RedditOptions> options, TimeProvider time)
{
    /// <summary>Reddit's own word for a device that does not want to be told apart.</summary>
    private const string AnyDevice = "DO_NOT_TRACK_THIS_DEVICE";

    /// <summary>A token is renewed this long before it ends, so that none ends on its way.</summary>
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(5);

    private readonly SingleFlight<string, RedditResult<AccessToken>> _renewal = new();
    private volatile AccessToken? _current;

    /// <summary>The token to use now.</summary>
    public Task<RedditResult<AccessToken>> GetAsync(CancellationToken cancellationToken) =>
        _current is { } token && time.GetUtcNow() < token.ExpiresAt - s_early
            ? Task.FromResult<RedditResult<AccessToken>>(token)
            : RenewAsync(_current, cancellationToken);

    /// <summary>The token to use after Reddit refused one: another's renewal if there was one since, else a new one.</summary>
    public Task<RedditResult<AccessToken>> RenewAsync(AccessToken? refused, CancellationToken cancellationToken) =>
        _renewal.RunAsync("token", () => RequestUnlessRenewedAsync(refused), out _).WaitAsync(cancellationToken);

    private async Task<RedditResult<AccessToken>> RequestUnlessRenewedAsync(AccessToken? refused)
    {
        if (_current is { } current && current != refused)
            return current;
        var result = await RequestAsync();
        _current = result.Value;
        return result;
    }

    private async Task<RedditResult<AccessToken>> RequestAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.AuthUrl, "/api/v1/access_token"))
        {
            Content = new FormUrlEncodedContent(Grant()),
        };
        var basic = Encoding.UTF8.GetBytes($"{options.Value.ClientId}:{options.Value.ClientSecret}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(basic));
        request.Options.Set(UpstreamHandler.Endpoint, "access_token");

        try
        {
            using var client = clients.CreateClient(RedditHttp.ClientName);
            using var response = await client.SendAsync(request);
            using var body = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
            return Read(response, body.RootElement);
        }
        catch (JsonException)
        {
            return RedditErrors.Unavailable("its token endpoint answered no JSON");
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or IOException)
        {
            return RedditErrors.Unavailable("its token endpoint did not answer");
        }
    }

    private RedditResult<AccessToken> Read(HttpResponseMessage response, JsonElement body)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            return RedditErrors.RateLimited(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromMinutes(1));
        if ((int)response.StatusCode >= 500)
            return RedditErrors.Unavailable($"its token endpoint answered {(int)response.StatusCode}");
        if (body.Text("access_token") is { } value)
            return new AccessToken(value, time.GetUtcNow() + TimeSpan.FromSeconds(body.Number("expires_in") ?? s_shortestLife.TotalSeconds));
        return RedditErrors.CredentialsRefused(body.Text("error") ?? $"status {(int)response.StatusCode}");
    }

    private static readonly TimeSpan s_shortestLife = TimeSpan.FromHours(1);

    private IEnumerable<KeyValuePair<string, string>> Grant() => options.Value switch
    {
        { RefreshToken: { } token } => [new("grant_type", "refresh_token"), new("refresh_token", token)],
        { Username: { } user, Password: { } password } =>
            [new("grant_type", "password"), new("username", user), new("password", password)],
        { ClientSecret: not null } => [new("grant_type", "client_credentials")],
        _ => [new("grant_type", "https://oauth.reddit.com/grants/installed_client"), new("device_id", AnyDevice)],
    };
}
