namespace RedditMcp.Server.Http.Guards;

/// <summary>Refuses requests over 1 MB, whether they say their length or not, and says so in words.</summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class BodyGuard(RequestDelegate next)
{
    /// <summary>The longest body that is read. The largest sensible call is a few kilobytes.</summary>
    public const long MaximumBytes = 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MaximumBytes)
        {
            await RefuseTooLargeAsync(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException unreadable) when (!context.Response.HasStarted)
        {
            // Kestrel counts the bytes of a chunked body and throws at the limit; the SDK lets that pass.
            if (unreadable.StatusCode is StatusCodes.Status413PayloadTooLarge)
                await RefuseTooLargeAsync(context);
            else
                await Refusal.WriteAsync(context, unreadable.StatusCode, "The request could not be read: its body was cut off or malformed.");
        }
    }

    private static Task RefuseTooLargeAsync(HttpContext context) =>
        Refusal.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, "The request is larger than 1 MB, which is the most this server reads.");
}
