namespace RedditMcp.Server.Http.Guards;

/// <summary>Refuses web pages of other sites, as the MCP specification demands. Clients that are no browsers send no Origin.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="allowed">The names this server answers to.</param>
internal sealed class OriginGuard(RequestDelegate next, AllowedHosts allowed)
{
    public Task InvokeAsync(HttpContext context)
    {
        foreach (var origin in context.Request.Headers.Origin)
        {
            if (!allowed.AdmitOrigin(origin, context.Request.Host))
            {
                return Refusal.WriteAsync(
                    context,
                    StatusCodes.Status403Forbidden,
                    "Pages of that Origin may not call this server. The operator admits a site with --Server:AllowedHosts=name;name.");
            }
        }

        return next(context);
    }
}
