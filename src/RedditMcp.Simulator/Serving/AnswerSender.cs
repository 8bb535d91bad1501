using Microsoft.AspNetCore.Http;
using RedditMcp.Simulator.Faults;

namespace RedditMcp.Simulator.Serving;

/// <summary>Puts answers on the wire, or as much of them as a fault lets through.</summary>
internal static class AnswerSender
{
    public static async Task SendAsync(HttpContext context, Answer answer, FaultRule? fault = null)
    {
        if (fault is { Kind: FaultKind.Reset })
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        response.Headers.CacheControl = answer.CacheControl;
        if (answer.Location is not null)
            response.Headers.Location = answer.Location;
        if (answer.RetryAfter is not null)
            response.Headers.RetryAfter = answer.RetryAfter;
        if (answer.Authenticate is not null)
            response.Headers.WWWAuthenticate = answer.Authenticate;

        if (fault is { Kind: FaultKind.Cut } && answer.Body.Length > 1)
            await CutAsync(context, answer.Body);
        else
            await response.BodyWriter.WriteAsync(answer.Body, context.RequestAborted);
    }

    // The length still promises the whole, so that the reader sees the connection end too early.
    private static async Task CutAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        await context.Response.BodyWriter.WriteAsync(body[..(body.Length / 2)], context.RequestAborted);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        context.Abort();
    }
}
