using System.Diagnostics.Metrics;
using System.Globalization;
using Polly.CircuitBreaker;
using RedditMcp.Reddit.Breakers;

namespace RedditMcp.Telemetry;

/// <summary>Counts calls to Reddit.</summary>
internal sealed class RedditMetrics
{
    private readonly Counter<long> _calls;
    private readonly Counter<long> _responses;

    public RedditMetrics(IMeterFactory meters, UpstreamBreakers breakers)
    {
        var meter = meters.Create(MeterName.Value);
        _calls = meter.CreateCounter<long>("reddit_api_calls_total", description: "Calls made to Reddit.");
        _responses = meter.CreateCounter<long>(
            "reddit_api_responses_total", description: "Answers of Reddit by status; 0 where there was none.");

        meter.CreateObservableGauge(
            "reddit_breaker_state",
            () => breakers.States.Select(breaker => new Measurement<int>(Number(breaker.State), new KeyValuePair<string, object?>("breaker", breaker.Name))),
            description: "Whether calls pass, by host and class of endpoint: 0 they do, 1 one is tried, 2 they are paused.");
        foreach (var endpoint in s_endpoints)
        {
            _calls.Add(0, new KeyValuePair<string, object?>("endpoint", endpoint));
            foreach (var status in s_statuses)
                _responses.Add(0, new("endpoint", endpoint), new("status", status));
        }
    }

    private static readonly string[] s_endpoints =
    [
        "access_token", "listing", "search", "info", "subreddits_search", "users_search", "comments", "morechildren", "share_link",
        "user_about", "user_submitted", "user_comments", "subreddit_about", "subreddit_rules", "subreddit_moderators", "duplicates", "wiki",
    ];

    /// <summary>Those that alerts look for; a counter that is not there before its first count has no rate then.</summary>
    private static readonly string[] s_statuses = ["0", "200", "401", "403", "404", "429", "500", "502", "503", "504"];

    private static int Number(CircuitState state) => state switch
    {
        CircuitState.Closed => 0,
        CircuitState.HalfOpen => 1,
        _ => 2,
    };

    /// <summary>Counts a call.</summary>
    /// <param name="endpoint">What was asked.</param>
    /// <param name="status">How it was answered; 0 for no answer.</param>
    public void Called(string endpoint, int status)
    {
        _calls.Add(1, new KeyValuePair<string, object?>("endpoint", endpoint));
        _responses.Add(1, new("endpoint", endpoint), new("status", status.ToString(CultureInfo.InvariantCulture)));
    }
}
