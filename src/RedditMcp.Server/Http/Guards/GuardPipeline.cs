namespace RedditMcp.Server.Http.Guards;

/// <summary>What every request passes before anything else looks at it. The order is the order of suspicion.</summary>
internal static class GuardPipeline
{
    public static void UseGuards(this IApplicationBuilder app)
    {
        app.UseMiddleware<HostGuard>();
        app.UseMiddleware<OriginGuard>();
        app.UseMiddleware<BodyGuard>();
    }
}
