using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace RedditMcp.Reddit;

/// <summary>
/// The only way to Reddit. Sends a checked request with a token to the API host, reads the answer, and turns whatever goes wrong
/// into an error that says what to do.
/// </summary>
internal sealed class RedditGateway(
    IHttpClientFactory clients, TokenSource tokens, RedditHealth health, IOptions<RedditOptions> options)
    : IDisposable
{
    private readonly SemaphoreSlim _exclusive = new(1);

    /// <summary>Asks Reddit, and keeps of the answer what <paramref name="read"/> takes.</summary>
    public async Task<FetchedContent<TContent>> FetchAsync<TContent>(
        RedditRequest request, Func<JsonElement, RedditResult<TContent>> read, Persistence persistence, CancellationToken cancellationToken)
        where TContent : class
    {
        var call = new GatewayCall(request, new CallCount(), tokens.Source, persistence);
        var answer = await AskAsync(call, cancellationToken);
        using (answer.Value)
        {
            var result = answer.Succeeded ? read(answer.Value.RootElement) : answer.Error;
            health.Observe(result.Error);
            return new FetchedContent<TContent>(result, call.Calls.Value, call.Source);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _exclusive.Dispose();

    private async Task<RedditResult<JsonDocument>> AskAsync(GatewayCall call, CancellationToken cancellationToken)
    {
        if (!options.Value.HasCredentials)
            return RedditErrors.NoCredentials;
        if (health.RateLimit.Wait is { } wait && !call.Request.IsShareLink)
            return RedditErrors.RateLimited(wait);

        var entered = call.Request.IsExclusive;
        if (entered)
            await _exclusive.WaitAsync(cancellationToken);
        try
        {
            return call.Request.IsShareLink
                ? await AskSiteAsync(call, cancellationToken)
                : await AskApiAsync(call, cancellationToken);
        }
        catch (Exception failure) when (UpstreamFailure.Explain(failure) is { } error)
        {
            return error;
        }
        finally
        {
            if (entered)
                _exclusive.Release();
        }
    }

    /// <summary>Learns where a share link leads. No token goes along, and the target is not visited.</summary>
    private async Task<RedditResult<JsonDocument>> AskSiteAsync(GatewayCall call, CancellationToken cancellationToken)
    {
        using var message = call.ToMessage(options.Value.AuthUrl, call.Request.Path);
        using var response = await SendAsync(call, message, cancellationToken);
        return UpstreamAnswer.LocationOf(response, options.Value.AuthUrl) is { } location
            ? UpstreamAnswer.AsJson(location)
            : await UpstreamAnswer.ReadAsync(response, call.Request, health.RateLimit, cancellationToken);
    }

    private async Task<RedditResult<JsonDocument>> AskApiAsync(GatewayCall call, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        if (!token.Succeeded)
            return token.Error;

        var response = await SendAsync(call, call.Request.Path, token.Value, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            response.Dispose();
            token = await tokens.RenewAsync(token.Value, cancellationToken);
            if (!token.Succeeded)
                return token.Error;
            response = await SendAsync(call, call.Request.Path, token.Value, cancellationToken);
        }

        if (UpstreamAnswer.LocationOf(response, options.Value.ApiUrl) is { } location)
        {
            response.Dispose();
            if (UpstreamAnswer.PathToFollow(location, options.Value.ApiUrl) is not { } path)
                return RedditErrors.NotFound(call.Request.Subject);
            response = await SendAsync(call, path, token.Value, cancellationToken);
        }

        using (response)
            return await UpstreamAnswer.ReadAsync(response, call.Request, health.RateLimit, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(GatewayCall call, string path, AccessToken token, CancellationToken cancellationToken)
    {
        using var message = call.ToMessage(options.Value.ApiUrl, path);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        var response = await SendAsync(call, message, cancellationToken);
        health.RateLimit.Observe(response.Headers); // only here: the site and the token endpoint count for themselves
        return response;
    }

    private async Task<HttpResponseMessage> SendAsync(GatewayCall call, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(RedditHttp.ClientName);
        var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        call.Answered(response.Headers);
        return response;
    }
}
