using Microsoft.Extensions.Logging;
using RedditMcp.Budget;
using RedditMcp.Telemetry;

namespace RedditMcp.Reddit;

/// <summary>
/// Stands below the retries and sees every single call: sees that the budget grants each, counts and logs it, and reads its body within bounds, so that a body that breaks
/// off is retried like a connection that does.
/// </summary>
internal sealed partial class UpstreamHandler(RedditMetrics metrics, RequestBudget budget, TimeProvider time, ILogger<UpstreamHandler> logger)
    : DelegatingHandler
{
    /// <summary>What the call is named in metrics and logs.</summary>
    public static readonly HttpRequestOptionsKey<string> Endpoint = new("reddit.endpoint");

    /// <summary>Counts the calls that one request led to.</summary>
    public static readonly HttpRequestOptionsKey<CallCount> Calls = new("reddit.calls");

    /// <summary>The call that the budget granted; the first try is made with it, and each later one needs another.</summary>
    public static readonly HttpRequestOptionsKey<CallPermit> Permit = new("reddit.permit");

    /// <summary>The largest recorded answer has 2.4 MB; a sixteenfold answer is no answer.</summary>
    public const int LargestBody = 16 * 1024 * 1024;

    /// <summary>The 95th percentile that uncached answers should stay below.</summary>
    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.TryGetValue(Endpoint, out var endpoint);
        var permit = await PermitAsync(request);
        if (request.Options.TryGetValue(Calls, out var calls))
            calls.Increment();

        var started = time.GetTimestamp();
        HttpResponseMessage? response = null;
        var wasSent = true;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(LargestBody, cancellationToken);
            return response;
        }
        catch (HttpRequestException failure)
        {
            wasSent = response is not null || failure.HttpRequestError is not
                (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError);
            throw;
        }
        finally
        {
            Settle(permit, response, wasSent);
            Tell(endpoint ?? "other", request, (int?)response?.StatusCode ?? 0, time.GetElapsedTime(started));
        }
    }

    /// <summary>The call that was granted, or one more for another try.</summary>
    /// <exception cref="QuotaSpentException">The budget has no call for another try.</exception>
    private async ValueTask<CallPermit?> PermitAsync(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(Permit, out var permit))
            return null;
        if (permit.TryUse())
            return permit;
        var again = await budget.AnotherAsync(permit);
        return again.Succeeded ? again.Value : throw new QuotaSpentException(again.Error);
    }

    private static void Settle(CallPermit? permit, HttpResponseMessage? response, bool wasSent)
    {
        if (!wasSent)
            permit?.Return();
        else
            permit?.Made(response?.Headers, RefusalOf(response));
    }

    private static TimeSpan? RefusalOf(HttpResponseMessage? response) =>
        response is not null && UpstreamAnswer.IsRefusal(response) ? WindowReport.WaitAskedBy(response.Headers) : null;

    private void Tell(string endpoint, HttpRequestMessage request, int status, TimeSpan elapsed)
    {
        metrics.Called(endpoint, status);
        if (logger.IsEnabled(LogLevel.Information))
            LogCall(endpoint, Redaction.OfParameters(request.RequestUri!.Query), elapsed.TotalMilliseconds, status);
        if (elapsed > s_slow)
            LogSlow("slow_reddit_answer", endpoint, elapsed.TotalMilliseconds);
    }

    [LoggerMessage(EventId = 1, EventName = "reddit_api_call", Level = LogLevel.Information,
        Message = "{Endpoint} {Params} {LatencyMs} {StatusCode}")]
    private partial void LogCall(string? endpoint, string @params, double latencyMs, int statusCode);

    [LoggerMessage(EventId = 2, EventName = "performance_issue", Level = LogLevel.Warning, Message = "{IssueType} {Endpoint} {LatencyMs}")]
    private partial void LogSlow(string issueType, string? endpoint, double latencyMs);
}
