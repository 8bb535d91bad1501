using Microsoft.Extensions.Logging;
using RedditMcp.Telemetry;

namespace RedditMcp.Reddit;

/// <summary>
/// Stands below the retries and sees every single call: counts and logs it, takes over its quota headers, and reads its body within
/// bounds, so that a body that breaks off is retried like a connection that does.
/// </summary>
internal sealed partial class UpstreamHandler(RateLimit rateLimit, RedditMetrics metrics, TimeProvider time, ILogger<UpstreamHandler> logger)
    : DelegatingHandler
{
    /// <summary>What the call is named in metrics and logs.</summary>
    public static readonly HttpRequestOptionsKey<string> Endpoint = new("reddit.endpoint");

    /// <summary>Counts the calls that one request led to.</summary>
    public static readonly HttpRequestOptionsKey<CallCount> Calls = new("reddit.calls");

    /// <summary>The largest recorded answer has 2.4 MB; a sixteenfold answer is no answer.</summary>
    public const int LargestBody = 16 * 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.TryGetValue(Endpoint, out var endpoint);
        if (request.Options.TryGetValue(Calls, out var calls))
            calls.Increment();

        var started = time.GetTimestamp();
        var status = 0;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            status = (int)response.StatusCode;
            rateLimit.Observe(response.Headers);
            await response.Content.LoadIntoBufferAsync(LargestBody, cancellationToken);
            return response;
        }
        finally
        {
            metrics.Called(endpoint ?? "other", status);
            if (logger.IsEnabled(LogLevel.Information))
                LogCall(endpoint, Redaction.OfParameters(request.RequestUri!.Query), time.GetElapsedTime(started).TotalMilliseconds, status);
        }
    }

    [LoggerMessage(EventId = 1, EventName = "reddit_api_call", Level = LogLevel.Information,
        Message = "{Endpoint} {Params} {LatencyMs} {StatusCode}")]
    private partial void LogCall(string? endpoint, string @params, double latencyMs, int statusCode);
}
