using System.Text.Json;

namespace RedditMcp.Tests.Harness;

/// <summary>One recorded exchange, read independently of product and simulator.</summary>
internal sealed record Recording(string File, JsonElement Root)
{
    public string Kind => Root.GetProperty("kind").GetString()!;

    public JsonElement Request => Root.GetProperty("request");

    public int Status => Root.GetProperty("response").GetProperty("status").GetInt32();

    public JsonElement Response => Root.GetProperty("response");

    /// <summary>The recorded body; undefined where there was none.</summary>
    public JsonElement Body => Response.TryGetProperty("body", out var body) ? body : default;

    public bool IsJson => Body.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    /// <summary>Whether text was recorded without the escapes of HTML.</summary>
    public bool IsRaw => QueryOf("raw_json") == "1";

    /// <summary>The path as it is asked: without <c>.json</c> and trailing slash.</summary>
    public string Path
    {
        get
        {
            var path = Request.GetProperty("path").GetString()!.TrimEnd('/');
            return path.EndsWith(".json", StringComparison.Ordinal) ? path[..^".json".Length].TrimEnd('/') : path;
        }
    }

    public string[] Segments => Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    public string? QueryOf(string name) =>
        Request.TryGetProperty("query", out var query) && query.ValueKind == JsonValueKind.Object && query.TryGetProperty(name, out var value)
            ? value.ToString()
            : null;

    /// <summary>The body as Reddit gives it to who asks with <c>raw_json=1</c>: every text decoded once.</summary>
    public JsonElement DecodedBody() => IsRaw ? Body : RedditMarkup.Decode(Body);

    public override string ToString() => File;
}
