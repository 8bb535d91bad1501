using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace RedditMcp.Tools;

/// <summary>Answers calls whose arguments are no object. The SDK would say of them only that an error occurred.</summary>
internal static class MalformedArguments
{
    /// <summary>A filter for incoming messages.</summary>
    public static McpMessageHandler Refuse(McpMessageHandler next) => (context, cancellationToken) =>
        context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.ToolsCall, Params: JsonObject call } request
        && call.TryGetPropertyValue("arguments", out var arguments) && arguments is not (null or JsonObject)
            ? context.Server.SendMessageAsync(RefusalOf(request), cancellationToken)
            : next(context, cancellationToken);

    private static JsonRpcError RefusalOf(JsonRpcRequest request) => new()
    {
        Id = request.Id,
        Error = new JsonRpcErrorDetail { Code = (int)McpErrorCode.InvalidParams, Message = "arguments must be a JSON object of names and values." },
    };
}
