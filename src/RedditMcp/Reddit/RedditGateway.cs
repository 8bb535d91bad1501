using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RedditMcp.Budget;
using RedditMcp.Budget.Credentials;

namespace RedditMcp.Reddit;

/// <summary>
/// The only way to Reddit. Gets a call from the budget and a token for its key, sends a checked request to the API host, reads the answer, and turns whatever goes wrong
/// into an error that says what to do. A key that Reddit refuses is set aside, and the next one asked.
/// </summary>
internal sealed class RedditGateway(
    IHttpClientFactory clients, RequestBudget budget, CredentialPool pool, RedditHealth health, IOptions<RedditOptions> options)
    : IDisposable
{
    private readonly SemaphoreSlim _exclusive = new(1);

    /// <summary>Asks Reddit, and keeps of the answer what <paramref name="read"/> takes.</summary>
    public async Task<FetchedContent<TContent>> FetchAsync<TContent>(
        RedditRequest request, Func<JsonElement, RedditResult<TContent>> read, CallTerms terms, CancellationToken cancellationToken)
        where TContent : class
    {
        var configured = options.Value.IsRealReddit ? RedditSource.Reddit : RedditSource.Simulator;
        var call = new GatewayCall(request, terms, pool.Primary?.Tokens.Source ?? configured);
        var answer = await AskAsync(call, cancellationToken);
        using (answer.Value)
        {
            var result = answer.Succeeded ? read(answer.Value.RootElement) : answer.Error;
            health.Observe(result.Error);
            return new FetchedContent<TContent>(result, call.Calls.Value, call.Source, call.Waited);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _exclusive.Dispose();

    private async Task<RedditResult<JsonDocument>> AskAsync(GatewayCall call, CancellationToken cancellationToken)
    {
        if (pool.All.Count == 0)
            return RedditErrors.NoCredentials;

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
        using var message = call.ToMessage(options.Value.AuthUrl, call.Request.Path, permit: null);
        using var response = await SendAsync(call, message, cancellationToken);
        return UpstreamAnswer.LocationOf(response, options.Value.AuthUrl) is { } location
            ? UpstreamAnswer.AsJson(location)
            : await UpstreamAnswer.ReadAsync(response, call.Request, cancellationToken);
    }

    /// <summary>Asks with one key after the other until one is taken.</summary>
    private async Task<RedditResult<JsonDocument>> AskApiAsync(GatewayCall call, CancellationToken cancellationToken)
    {
        var until = budget.PatienceOf(call.Terms.Persistence);
        for (var tried = 1; ; tried++)
        {
            var turn = await TakeAsync(call.Terms, until, cancellationToken);
            if (!turn.Succeeded)
                return turn.Error;
            var credential = turn.Value.Credential;
            var token = await TokenAsync(credential.Tokens.GetAsync(cancellationToken), turn.Value);
            var answer = token.Succeeded ? await AskApiAsync(call, token.Value, turn.Value, cancellationToken) : token.Error;
            var isRefused = !token.Succeeded || (answer.Error is { Kind: RedditErrorKind.Unauthorized } error && !ReferenceEquals(error, RedditErrors.Forbidden));
            if (isRefused)
                credential.SetAside(answer.Error!);
            else
                credential.Restore();

            // The budget knows now for how long, and whether that is too long; another key may be taken, or have calls left.
            var mayTryAgain = isRefused || (answer.Error is { Kind: RedditErrorKind.RateLimited } && call.Terms.Persistence is Persistence.Retries);
            if (!mayTryAgain || tried > pool.All.Count)
                return answer;
        }
    }

    /// <summary>Waits for a call, unless whoever wants it goes away. Once it is there it is made.</summary>
    private async Task<RedditResult<CallPermit>> TakeAsync(CallTerms terms, DateTimeOffset until, CancellationToken cancellationToken)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(terms.Abandoned, cancellationToken);
        return await budget.TakeAsync(terms.Priority, until, gone.Token);
    }

    private async Task<RedditResult<JsonDocument>> AskApiAsync(GatewayCall call, AccessToken token, CallPermit permit, CancellationToken cancellationToken)
    {
        var response = await SendAsync(call, call.Request.Path, token, permit, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            response.Dispose();
            var again = await budget.AnotherAsync(permit);
            if (!again.Succeeded)
                return again.Error;
            permit = again.Value;
            var renewed = await TokenAsync(permit.Credential.Tokens.RenewAsync(token, cancellationToken), permit);
            if (!renewed.Succeeded)
                return renewed.Error;
            token = renewed.Value;
            response = await SendAsync(call, call.Request.Path, token, permit, cancellationToken);
        }

        if (UpstreamAnswer.LocationOf(response, options.Value.ApiUrl) is { } location)
        {
            response.Dispose();
            if (UpstreamAnswer.PathToFollow(location, options.Value.ApiUrl) is not { } path)
                return RedditErrors.NotFound(call.Request.Subject);
            var again = await budget.AnotherAsync(permit);
            if (!again.Succeeded)
                return again.Error;
            response = await SendAsync(call, path, token, again.Value, cancellationToken);
        }

        using (response)
            return await UpstreamAnswer.ReadAsync(response, call.Request, cancellationToken);
    }

    /// <summary>A call is given back when there is no token to make it with.</summary>
    private static async Task<RedditResult<AccessToken>> TokenAsync(Task<RedditResult<AccessToken>> asked, CallPermit permit)
    {
        try
        {
            var token = await asked;
            if (!token.Succeeded)
                permit.Return();
            return token;
        }
        catch
        {
            permit.Return();
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        GatewayCall call, string path, AccessToken token, CallPermit permit, CancellationToken cancellationToken)
    {
        using var message = call.ToMessage(options.Value.ApiUrl, path, permit);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        try
        {
            return await SendAsync(call, message, cancellationToken);
        }
        finally
        {
            permit.Return(); // of no effect once it was made; a breaker, or whoever gave up, may have kept it from being made
        }
    }

    private async Task<HttpResponseMessage> SendAsync(GatewayCall call, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(RedditHttp.ClientName);
        var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        call.Answered(response.Headers);
        return response;
    }
}
