namespace RedditMcp.Server.Http;

/// <summary>
/// What a browser sees at the root. Container platforms ask here too whether the server is up (Apify with the header
/// <c>x-apify-container-server-readiness-probe</c>) and want nothing but a 200.
/// </summary>
internal static class FrontPage
{
    private const string Text = "Reddit MCP. Connect an MCP client to /mcp (Streamable HTTP). See /health/ready and /metrics.\n";

    public static void MapFrontPage(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/", context => context.Response.WriteAsync(Text, context.RequestAborted));
}
