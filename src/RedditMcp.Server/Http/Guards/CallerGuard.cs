using System.Globalization;
using RedditMcp.Budget.Users;
using RedditMcp.Telemetry;

namespace RedditMcp.Server.Http.Guards;

/// <summary>
/// Lets nobody to the MCP endpoint who has to say who they are and does not, and nobody who floods it. No authentication handler of the framework's: there is one
/// scheme, and a refusal that the framework has no word for (the keys cannot be looked up).
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="callers">Tells who calls.</param>
/// <param name="ceiling">Counts requests.</param>
/// <param name="metrics">Counts refusals.</param>
internal sealed class CallerGuard(RequestDelegate next, Callers callers, RequestCeiling ceiling, UserMetrics metrics)
{
    private const string Challenge = "Bearer realm=\"reddit-mcp\"";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CallersOnly>() is null)
            return next(context);

        var headers = context.Request.Headers;
        var who = callers.Identify(headers.Authorization, callers.TrustedHeader is { } header ? headers[header] : default);
        if (who.Refusal is { } refusal)
        {
            metrics.Refused(refusal);
            return RefuseAsync(context, refusal);
        }

        if (who.User is not null)
            context.User = who.User;
        return ceiling.Count(CallerIdentity.Of(who.User)) is { } wait ? RefuseFloodAsync(context, wait) : next(context);
    }

    /// <summary>What was sent is never repeated: it may be a good key with a slip of the pen.</summary>
    private static Task RefuseAsync(HttpContext context, CallerRefusal refusal)
    {
        if (refusal is CallerRefusal.KeysUnavailable)
        {
            context.Response.Headers.RetryAfter = "5";
            return Refusal.WriteAsync(
                context, StatusCodes.Status503ServiceUnavailable, "This API key cannot be checked now: the store of keys does not answer. Try again in a few seconds.");
        }

        context.Response.Headers.WWWAuthenticate = refusal is CallerRefusal.UnknownKey ? Challenge + ", error=\"invalid_token\"" : Challenge;
        return Refusal.WriteAsync(context, StatusCodes.Status401Unauthorized, refusal switch
        {
            CallerRefusal.UnknownKey => "This API key is unknown here or was revoked. Ask the operator for another (reddit-mcp keys add).",
            CallerRefusal.BadHeader => "The gateway does not say who calls as it should: one user, perhaps with '; tier=pro' behind it. The operator should look at the header it sets.",
            _ => "This server needs an API key: send 'Authorization: Bearer rmcp_...'. The operator makes one with reddit-mcp keys add.",
        });
    }

    private static Task RefuseFloodAsync(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Refusal.WriteAsync(
            context, StatusCodes.Status429TooManyRequests,
            string.Create(CultureInfo.InvariantCulture, $"Far too many requests. Try again in {seconds} s, and ask less often."));
    }
}
