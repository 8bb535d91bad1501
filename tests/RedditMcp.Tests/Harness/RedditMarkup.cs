using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedditMcp.Tests.Harness;

/// <summary>Undoes what Reddit does to text without <c>raw_json=1</c>: it escapes three characters for HTML.</summary>
internal static class RedditMarkup
{
    public static string Decode(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    public static JsonElement Decode(JsonElement body)
    {
        using var document = JsonDocument.Parse(Decode(JsonNode.Parse(body.GetRawText(), documentOptions: new() { MaxDepth = 256 }))!.ToJsonString(new() { MaxDepth = 256 }), new() { MaxDepth = 256 });
        return document.RootElement.Clone();
    }

    private static JsonNode? Decode(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.ToArray().Select(member => KeyValuePair.Create(member.Key, Decode(member.Value)))),
        JsonArray items => new JsonArray([.. items.ToArray().Select(Decode)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Decode(value.GetValue<string>())),
        _ => node?.DeepClone(),
    };
}
