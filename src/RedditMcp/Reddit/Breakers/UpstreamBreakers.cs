using System.Collections.Concurrent;
using Microsoft.Extensions.Http.Resilience;
using Polly.CircuitBreaker;

namespace RedditMcp.Reddit.Breakers;

/// <summary>
/// A breaker for each host and class of endpoint: five failures in a minute, at least half of all, pause it for 15 seconds, and twice as long each time that the one call which is
/// then let through fails too, up to a minute. An outage of five minutes so costs eleven calls for a class.
/// </summary>
internal sealed class UpstreamBreakers
{
    private static readonly TimeSpan s_firstBreak = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_longestBreak = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, CircuitState> _states = new(StringComparer.Ordinal);

    /// <summary>Every breaker that was needed so far: its name, <c>host class</c>, and its state.</summary>
    public IEnumerable<(string Name, CircuitState State)> States =>
        _states.Select(breaker => (breaker.Key, breaker.Value));

    /// <summary>The breaker a message goes by.</summary>
    public static string NameOf(HttpRequestMessage message)
    {
        message.Options.TryGetValue(UpstreamHandler.Endpoint, out var endpoint);
        return $"{message.RequestUri!.Host} {Spell(ClassOf(endpoint))}";
    }

    /// <summary>The settings of a breaker. They may be asked for twice when it is made.</summary>
    public HttpCircuitBreakerStrategyOptions OptionsOf(string name)
    {
        _states.TryAdd(name, CircuitState.Closed);
        return new HttpCircuitBreakerStrategyOptions
        {
            // The default needs 100 calls in 30 s to open, twice what the quota lets pass.
            MinimumThroughput = 5,
            FailureRatio = 0.5,
            SamplingDuration = TimeSpan.FromSeconds(60),
            BreakDurationGenerator = arguments => ValueTask.FromResult(BreakAfter(arguments.HalfOpenAttempts)),
            OnOpened = _ => Enter(name, CircuitState.Open),
            OnHalfOpened = _ => Enter(name, CircuitState.HalfOpen),
            OnClosed = _ => Enter(name, CircuitState.Closed),
        };
    }

    private ValueTask Enter(string name, CircuitState state)
    {
        _states[name] = state;
        return ValueTask.CompletedTask;
    }

    private static TimeSpan BreakAfter(int probes)
    {
        var length = s_firstBreak * Math.Pow(2, Math.Min(probes, 10));
        return length < s_longestBreak ? length : s_longestBreak;
    }

    private static EndpointClass ClassOf(string? endpoint) => endpoint switch
    {
        "listing" or "search" or "subreddits_search" or "users_search" or "user_submitted" or "user_comments" or "duplicates" => EndpointClass.Listings,
        "comments" or "morechildren" => EndpointClass.Threads,
        "access_token" => EndpointClass.Tokens,
        "share_link" or null => EndpointClass.Site,
        _ => EndpointClass.Lookups,
    };

    private static string Spell(EndpointClass endpoints) => endpoints switch
    {
        EndpointClass.Listings => "listings",
        EndpointClass.Threads => "threads",
        EndpointClass.Lookups => "lookups",
        EndpointClass.Tokens => "tokens",
        _ => "site",
    };
}
