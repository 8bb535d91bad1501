using Microsoft.Extensions.Options;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;

namespace RedditMcp.Budget.Users;

/// <summary>
/// Keeps a caller from flooding the server, with requests that cost nothing too. Over the ceiling a tool answers an error, because that is what a model
/// gets to see and can act on; clients take a refusal by HTTP for a broken server. Who goes on regardless is refused by HTTP from twice the ceiling on,
/// which costs the server next to nothing.
/// </summary>
internal sealed class RequestCeiling(CallerAccounts accounts, IOptions<UsersOptions> options, UserMetrics metrics, TimeProvider time)
{
    /// <summary>Counts a request.</summary>
    /// <returns>How long to wait, where it is so far over the ceiling that it is not even looked at; else null.</returns>
    public TimeSpan? Count(Caller caller)
    {
        if (LimitOf(caller) is not { } limit)
            return null;
        var now = time.GetUtcNow();
        var requests = accounts.Of(caller).Requests;
        if (requests.Add(now) <= limit * 2.0)
            return null;
        metrics.Refused(caller.Tier!.Value, UserMetrics.Flood);
        return requests.WaitFor(limit, now);
    }

    /// <summary>Why this caller gets no answer now; null where it does.</summary>
    public RedditError? Check(Caller caller)
    {
        if (LimitOf(caller) is not { } limit)
            return null;
        var now = time.GetUtcNow();
        var requests = accounts.Of(caller).Requests;
        if (requests.Count(now) <= limit)
            return null;
        metrics.Refused(caller.Tier!.Value, UserMetrics.Flood);
        return UserErrors.TooManyRequests(caller.Tier.Value, limit, requests.WaitFor(limit, now));
    }

    private int? LimitOf(Caller caller) => caller.Tier is { } tier ? options.Value.RequestsPerMinute.Of(tier) : null;
}
