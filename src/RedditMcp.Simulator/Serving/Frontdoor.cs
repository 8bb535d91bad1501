using System.Globalization;
using Microsoft.AspNetCore.Http;
using RedditMcp.Simulator.Access;
using RedditMcp.Simulator.Faults;

namespace RedditMcp.Simulator.Serving;

/// <summary>Takes every HTTP call: sees to tokens, quota, latency and faults, and leaves the content to <see cref="IReddit"/>.</summary>
internal sealed class Frontdoor(SimulatorState state, IReddit reddit, Hooks hooks)
{
    private const string BearerScheme = "Bearer ";
    private readonly TokenEndpoint _tokens = new(state.Tokens, state.Clock);
    private long _refusals;

    public Task HandleAsync(HttpContext context)
    {
        context.Response.Headers["X-Simulated"] = reddit.Source;
        return Hooks.Owns(context.Request.Path) ? HandleHookAsync(context) : HandleCallAsync(context);
    }

    private async Task HandleHookAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        using var answer = hooks.Serve(context.Request.Method, context.Request.Path.Value!, body);
        await AnswerSender.SendAsync(context, answer);
    }

    private async Task HandleCallAsync(HttpContext context)
    {
        var path = ApiPath.Parse(context.Request.Path.Value!);
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var request = new ApiRequest(path, context.Request.Method, context.Request.Query, form, state.Clock.Seconds);
        var fault = state.Faults.Draw(path.Text, path.Kind == EndpointKind.Token);
        var delay = state.Latency.Next() + (fault is { Kind: FaultKind.Slow } ? fault.Delay : TimeSpan.Zero);
        using var answer = path.Kind == EndpointKind.MoreChildren
            ? await OneAtATimeAsync(context, request, fault, delay)
            : await AnswerAsync(context, request, fault, delay);

        state.Statistics.Count(path, fault?.Kind == FaultKind.Reset ? 0 : answer.Status); // first, so that who has the answer finds it counted
        await AnswerSender.SendAsync(context, answer, fault);
    }

    private async Task<Answer> OneAtATimeAsync(HttpContext context, ApiRequest request, FaultRule? fault, TimeSpan delay)
    {
        var token = BearerOf(context);
        var parallel = state.MoreChildren.Enter(token);
        try
        {
            state.Statistics.ObserveParallelMoreChildren(parallel);
            if (parallel == 1)
                return await AnswerAsync(context, request, fault, delay);

            await state.Clock.WaitAsync(delay, context.RequestAborted);
            return RedditErrors.TooManyRequests(0, resetSeconds: 1);
        }
        finally
        {
            state.MoreChildren.Leave(token);
        }
    }

    private async Task<Answer> AnswerAsync(HttpContext context, ApiRequest request, FaultRule? fault, TimeSpan delay)
    {
        await state.Clock.WaitAsync(delay, context.RequestAborted);
        if (context.Request.Headers.UserAgent.Count == 0)
            return RedditErrors.TooManyRequests(1, resetSeconds: 1);

        return request.Path.Kind switch
        {
            EndpointKind.Token => Faulty(fault) ?? _tokens.Serve(context.Request.Method, context.Request.Headers.Authorization.ToString(), request.Form),
            EndpointKind.ShareLink => ShareLink(context, request, fault),
            _ => Api(context, request, fault),
        };
    }

    private Answer ShareLink(HttpContext context, ApiRequest request, FaultRule? fault)
    {
        if (context.Request.Headers.Authorization.Count > 0)
            state.Statistics.CountLeakedToken();

        return Faulty(fault) ?? (reddit.ResolveShareLink(request) is { } target ? RedditErrors.Redirect(301, target) : RedditErrors.NotFound);
    }

    private Answer Api(HttpContext context, ApiRequest request, FaultRule? fault)
    {
        if (state.Tokens.Find(BearerOf(context), state.Clock.Now) is not { } token)
            return RedditErrors.InvalidToken;

        var quota = state.Quota.Spend(token.ClientId, request.Now);
        var headers = context.Response.Headers;
        headers.Date = DateTimeOffset.FromUnixTimeSeconds(request.Now).ToString("R", CultureInfo.InvariantCulture); // of the clock by which windows go
        headers["X-Ratelimit-Used"] = quota.Used.ToString(CultureInfo.InvariantCulture);
        headers["X-Ratelimit-Remaining"] = string.Create(CultureInfo.InvariantCulture, $"{quota.Remaining}.0");
        headers["X-Ratelimit-Reset"] = quota.ResetSeconds.ToString(CultureInfo.InvariantCulture);
        return quota.IsExceeded
            ? RedditErrors.TooManyRequests(Interlocked.Increment(ref _refusals), quota.ResetSeconds)
            : Faulty(fault) ?? reddit.Serve(request);
    }

    private static Answer? Faulty(FaultRule? fault) => fault is null ? null : FaultAnswers.For(fault);

    private static string BearerOf(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        return authorization.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase) ? authorization[BearerScheme.Length..].Trim() : "";
    }
}
