using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace RedditMcp.Reddit;

/// <summary>What it means when a call ends in an exception.</summary>
internal static class UpstreamFailure
{
    /// <summary>The failure as an error; null for one that is no trouble of Reddit's or the way to it.</summary>
    public static RedditError? Explain(Exception failure) => failure switch
    {
        BrokenCircuitException broken => RedditErrors.Unavailable("it failed too often just now; calls are paused", broken.RetryAfter),
        QuotaSpentException spent => spent.Error,
        TimeoutRejectedException => RedditErrors.Unavailable("no answer in time"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            RedditErrors.Unreadable("an answer of reasonable size"),
        HttpRequestException or IOException => RedditErrors.Unavailable("the connection failed"),
        JsonException => RedditErrors.Unreadable("JSON"),
        _ => null,
    };
}
