using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace RedditMcp.Tools;

/// <summary>Answers calls that cannot be read as calls. The SDK would say of them only that an error occurred.</summary>
internal static class MalformedArguments
{
    /// <summary>A filter for incoming messages.</summary>
    public static McpMessageHandler Refuse(McpMessageHandler next) => (context, cancellationToken) =>
        context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.ToolsCall } request ? ReadAsync(request, next, context, cancellationToken) : next(context, cancellationToken);

    private static async Task ReadAsync(JsonRpcRequest request, McpMessageHandler next, MessageContext context, CancellationToken cancellationToken)
    {
        string refusal;
        try
        {
            if (IsObjectOrNone(request.Params))
            {
                await next(context, cancellationToken);
                return;
            }

            refusal = "arguments must be a JSON object of names and values.";
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException or InvalidOperationException) // tools handle their own
        {
            refusal = "The call could not be read: each name must be given once, with a value of its type, and text must be valid Unicode (no half of a surrogate pair).";
        }

        await context.Server.SendMessageAsync(
            new JsonRpcError { Id = request.Id, Error = new JsonRpcErrorDetail { Code = (int)McpErrorCode.InvalidParams, Message = refusal } }, cancellationToken);
    }

    private static bool IsObjectOrNone(JsonNode? parameters) =>
        parameters is not JsonObject call || !call.TryGetPropertyValue("arguments", out var arguments) || arguments is null or JsonObject;
}
