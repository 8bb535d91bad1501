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

    /// <summary>A whole reply: one JSON-RPC message, UTF-8, on one line.</summary>
    public static byte[] ReplyOf(DeferredAnswer deferred)
    {
        var result = ResultOf(deferred.Answer);
        result.ResultType = deferred.ResultType;
        var reply = new JsonRpcResponse
        {
            Id = deferred.Request,
            Result = JsonSerializer.SerializeToNode(result, TypeOf<CallToolResult>()),
        };
        return JsonSerializer.SerializeToUtf8Bytes(reply, TypeOf<JsonRpcMessage>());
    }

    private static JsonTypeInfo<TMessage> TypeOf<TMessage>() =>
        (JsonTypeInfo<TMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(TMessage));
}
