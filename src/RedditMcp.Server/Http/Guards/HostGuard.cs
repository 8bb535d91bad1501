namespace RedditMcp.Server.Http.Guards;

/// <summary>
/// Refuses requests for a host that is not ours: a page whose name was re-bound to this machine's address sends its own.
/// Health is let through, because platforms probe by address and it tells no secret.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="allowed">The names this server answers to.</param>
internal sealed class HostGuard(RequestDelegate next, AllowedHosts allowed)
{
    public Task InvokeAsync(HttpContext context) =>
        allowed.Admit(context.Request.Host) || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            ? next(context)
            : Refusal.WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                "This server does not answer to that Host. The operator sets the names it answers to with --Server:AllowedHosts=name;name.");
}
