using Microsoft.AspNetCore.Http.Features;
using RedditMcp.Tools.Splicing;

namespace RedditMcp.Server.Http.Splicing;

/// <summary>Holds what the SDK writes of a reply until its end, and puts the tool's answer where the SDK wrote marks for it.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="marks">What to look for.</param>
internal sealed class SpliceMiddleware(RequestDelegate next, SpliceMarks marks)
{
    public Task InvokeAsync(HttpContext context, AnswerSplice splice) =>
        HttpMethods.IsPost(context.Request.Method) ? SpliceAsync(context, splice) : next(context);

    private async Task SpliceAsync(HttpContext context, AnswerSplice splice)
    {
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var held = new HeldStream(body.Stream, splice);
        context.Response.Body = held;
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(body); // a request that ends in an exception is none of ours any more
        }

        if (held.Written > 0 || splice.Deferred is not null)
            await new HeldReply(context.Response, held.Bytes, marks).SendAsync(splice.Deferred, context.RequestAborted);
    }
}
