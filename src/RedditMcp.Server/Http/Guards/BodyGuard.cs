namespace RedditMcp.Server.Http.Guards;

/// <summary>
/// Refuses requests over 1 MB, whether they say their length or not, and says so in words. What is refused is read to its end first (within
/// <see cref="MostRead"/>): most clients send all before they look at the answer, and would see a broken connection instead of it.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class BodyGuard(RequestDelegate next)
{
    /// <summary>The longest body that is served, in bytes. The largest sensible call is a few kilobytes.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>What is read of a body at most, in bytes, if only to refuse it; beyond, the connection is cut.</summary>
    public const long MostRead = 32L * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            if (await IsTooLargeAsync(context))
                await RefuseTooLargeAsync(context);
            else
                await next(context);
        }
        catch (BadHttpRequestException unreadable) when (!context.Response.HasStarted)
        {
            if (unreadable.StatusCode is StatusCodes.Status413PayloadTooLarge)
                await RefuseTooLargeAsync(context);
            else
                await Refusal.WriteAsync(context, unreadable.StatusCode, "The request could not be read: its body was cut off or malformed.");
        }
    }

    private static async Task<bool> IsTooLargeAsync(HttpContext context)
    {
        if (context.Request.ContentLength is { } length)
        {
            if (length > MaximumBytes)
                await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            return length > MaximumBytes;
        }

        if (!HttpMethods.IsPost(context.Request.Method))
            return false;

        // A chunked body does not tell its length before it has been read.
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        long total = 0;
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            total += read;
            if (total <= MaximumBytes)
                body.Write(buffer, 0, read);
        }

        body.Position = 0;
        context.Request.Body = body;
        return total > MaximumBytes;
    }

    private static Task RefuseTooLargeAsync(HttpContext context) =>
        Refusal.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, "The request is larger than 1 MB, which is the most this server reads.");
}
