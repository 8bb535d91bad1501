using RedditMcp.Server.Http.Guards;
using RedditMcp.Tools.Splicing;

namespace RedditMcp.Server.Http.Calls;

/// <summary>
/// Takes calls of tools to a server of the SDK's that is already there. The SDK's own endpoint, which gets all else, makes one for each request, and
/// that costs more than all the rest of a call that is answered from memory.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="reader">Knows a call.</param>
/// <param name="servers">Answer it.</param>
/// <param name="marks">Stand for the answer on its way.</param>
internal sealed class CallMiddleware(RequestDelegate next, CallReader reader, CallServers servers, SpliceMarks marks)
{
    public Task InvokeAsync(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<CallersOnly>() is not null
            ? AnswerAsync(context)
            : next(context);

    private async Task AnswerAsync(HttpContext context)
    {
        if (await reader.ReadAsync(context.Request, context.RequestAborted) is not { } call)
        {
            await next(context);
            return;
        }

        var reply = new CallReply(context.Response, marks);
        var user = context.User is { Identity.IsAuthenticated: true } caller ? caller : null;
        var message = await servers.For(context.Request.Headers[McpHeaders.Version]).AnswerAsync(call, user, reply, context.RequestAborted);
        await reply.SendAsync(message, context.RequestAborted);
    }
}
