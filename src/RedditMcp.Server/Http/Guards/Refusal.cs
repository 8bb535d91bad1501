namespace RedditMcp.Server.Http.Guards;

/// <summary>An answer to a request that never reaches MCP: a status and a sentence.</summary>
internal static class Refusal
{
    public static Task WriteAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }
}
