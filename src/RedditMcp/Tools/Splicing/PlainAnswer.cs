using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using RedditMcp.Answers;

namespace RedditMcp.Tools.Splicing;

/// <summary>An answer as the SDK's own objects, for where its bytes cannot go out as they are.</summary>
internal static class PlainAnswer
{
    /// <summary>The result is made anew for every call: the SDK writes into it what belongs to one client's protocol.</summary>
    public static CallToolResult ResultOf(FramedAnswer answer) => new()
    {
        Content = [new TextContentBlock { Text = answer.ReadText() }],
        StructuredContent = answer.ReadStructured(),
    };

    /// <summary>A whole reply to a request.</summary>
    public static JsonRpcResponse ReplyOf(DeferredAnswer deferred, RequestId request)
    {
        var result = ResultOf(deferred.Answer);
        result.ResultType = deferred.ResultType;
        var type = (JsonTypeInfo<CallToolResult>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(CallToolResult));
        return new JsonRpcResponse { Id = request, Result = JsonSerializer.SerializeToNode(result, type) };
    }
}
