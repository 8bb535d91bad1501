using Microsoft.Extensions.Logging;
using RedditMcp.Budget;
using RedditMcp.Telemetry;

namespace RedditMcp.Reddit;

/// <summary>
/// Stands below the retries and sees every single call: counts and logs it, and reads its body within bounds, so that a body that breaks off is retried like a connection that does.
/// </summary>
internal sealed partial class UpstreamHandler(RedditMetrics metrics, RequestBudget budget, TimeProvider time, ILogger<UpstreamHandler> logger)
    : DelegatingHandler
{
    /// <summary>What the call is named in metrics and logs.</summary>
    public static readonly HttpRequestOptionsKey<string> Endpoint = new("reddit.endpoint");

    /// <summary>Counts the calls that one request led to.</summary>
    public static readonly HttpRequestOptionsKey<CallCount> Calls = new("reddit.calls");

    /// <summary>The largest recorded answer has 2.4 MB; a sixteenfold answer is no answer.</summary>
    public const int LargestBody = 16 * 1024 * 1024;

    /// <summary>The 95th percentile that uncached answers should stay below.</summary>
    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.TryGetValue(Endpoint, out var endpoint);
        if (request.Options.TryGetValue(Calls, out var calls))
        {
            calls.Increment();
            budget.Called();
        }

        var started = time.GetTimestamp();
        var status = 0;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            status = (int)response.StatusCode;
            await response.Content.LoadIntoBufferAsync(LargestBody, cancellationToken);
            return response;
        }
        finally
        {
            metrics.Called(endpoint ?? "other", status);
            var elapsed = time.GetElapsedTime(started);
            if (logger.IsEnabled(LogLevel.Information))
                LogCall(endpoint, Redaction.OfParameters(request.RequestUri!.Query), elapsed.TotalMilliseconds, status);
            if (elapsed > s_slow)
                LogSlow("slow_reddit_answer", endpoint, elapsed.TotalMilliseconds);
        }
    }

    [LoggerMessage(EventId = 1, EventName = "reddit_api_call", Level = LogLevel.Information,
        Message = "{Endpoint} {Params} {LatencyMs} {StatusCode}")]
    private partial void LogCall(string? endpoint, string @params, double latencyMs, int statusCode);

    [LoggerMessage(EventId = 2, EventName = "performance_issue", Level = LogLevel.Warning, Message = "{IssueType} {Endpoint} {LatencyMs}")]
    private partial void LogSlow(string issueType, string? endpoint, double latencyMs);
}
