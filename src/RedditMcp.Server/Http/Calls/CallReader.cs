using System.Buffers;
using System.Collections.Frozen;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using RedditMcp.Tools;

namespace RedditMcp.Server.Http.Calls;

/// <summary>
/// Reads requests that are sound calls of our tools, as nearly every client sends them. It refuses nothing: what is spelled in another way, or
/// is wrong in any way, is left unread for the SDK, whose word it is what of that is acceptable.
/// </summary>
/// <param name="tools">All tools.</param>
internal sealed class CallReader(IEnumerable<McpServerTool> tools)
{
    private static readonly JsonTypeInfo<JsonRpcMessage> s_message =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    private static readonly FrozenSet<string> s_contentTypes =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "application/json", "application/json; charset=utf-8", "application/json;charset=utf-8");

    private static readonly FrozenSet<string> s_accepted =
        FrozenSet.Create(
            StringComparer.OrdinalIgnoreCase,
            "application/json, text/event-stream", "application/json,text/event-stream", "text/event-stream, application/json", "text/event-stream,application/json");

    private readonly FrozenSet<string> _names = tools.OfType<RedditTool>().Select(tool => tool.ProtocolTool.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads a request's body, if it is such a call.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The call; null leaves the body to be read by another.</returns>
    public async ValueTask<JsonRpcRequest?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!HasUsualHeaders(request))
            return null;
        var body = await ReadToEndAsync(request.BodyReader, cancellationToken);
        var call = Understand(body, request.Headers);
        request.BodyReader.AdvanceTo(call is null ? body.Start : body.End);
        return call;
    }

    private static bool HasUsualHeaders(HttpRequest request)
    {
        var headers = request.Headers;
        return headers.ContentType is [{ } contentType] && s_contentTypes.Contains(contentType)
            && headers.Accept is [{ } accept] && s_accepted.Contains(accept)
            && headers[McpHeaders.Session].Count == 0
            && headers[McpHeaders.Version] is [] or [not null];
    }

    private static async ValueTask<ReadOnlySequence<byte>> ReadToEndAsync(PipeReader body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            if (read.IsCompleted)
                return read.Buffer;
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private JsonRpcRequest? Understand(ReadOnlySequence<byte> body, IHeaderDictionary headers)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            return JsonSerializer.Deserialize(ref json, s_message) is JsonRpcRequest { Method: RequestMethods.ToolsCall } call
                && !json.Read() && IsSound(call, headers) ? call : null;
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException or InvalidOperationException) // no JSON, a name given twice, half a character
        {
            return null;
        }
    }

    /// <summary>Whether a call is of one of our tools, and the body and the headers say the same as far as the protocol's revision has them say it.</summary>
    private bool IsSound(JsonRpcRequest call, IHeaderDictionary headers)
    {
        if (call.Params is not JsonObject parameters || StringIn(parameters, "name") is not { } name || !_names.Contains(name))
            return false;
        var meta = parameters["_meta"] as JsonObject;
        var version = headers[McpHeaders.Version].ToString();
        return version == ProtocolEra.Stateless
            ? headers[McpHeaders.Method] == call.Method && headers[McpHeaders.Name] == name
                && meta is not null && StringIn(meta, MetaKeys.ProtocolVersion) == version && meta[MetaKeys.ClientCapabilities] is JsonObject
            : meta?.ContainsKey(MetaKeys.ProtocolVersion) != true && (version.Length == 0 || ProtocolEra.Handshaking.Contains(version));
    }

    private static string? StringIn(JsonObject parent, string name) =>
        parent[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
