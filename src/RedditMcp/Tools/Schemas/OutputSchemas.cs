using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedditMcp.Tools.Schemas;

/// <summary>
/// The output schemas of the tools, written by hand in <c>output.json</c>: <c>$defs</c> holds what several answers share, <c>tools</c> the
/// answers. Every node has one type; a test holds every answer against them.
/// </summary>
internal static class OutputSchemas
{
    private const string DefinitionPrefix = "#/$defs/";
    private static readonly JsonNode s_source = Load();

    /// <summary>The schema of a tool's structured content, with the definitions it needs and no others.</summary>
    public static JsonElement Of(string tool)
    {
        var schema = s_source["tools"]![tool]!.DeepClone().AsObject();
        var definitions = new JsonObject();
        AddDefinitions(schema, definitions);
        schema["$defs"] = definitions;
        return JsonSerializer.SerializeToElement(schema, SchemaJson.Default.JsonObject);
    }

    private static void AddDefinitions(JsonNode? node, JsonObject definitions)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                AddDefinitions(item, definitions);
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                if (name == "$ref")
                    AddDefinition(value!.GetValue<string>()[DefinitionPrefix.Length..], definitions);
                else
                    AddDefinitions(value, definitions);
            }
        }
    }

    private static void AddDefinition(string name, JsonObject definitions)
    {
        if (definitions.ContainsKey(name))
            return;
        var definition = s_source["$defs"]![name]!.DeepClone();
        definitions[name] = definition;
        AddDefinitions(definition, definitions);
    }

    private static JsonNode Load()
    {
        using var stream = typeof(OutputSchemas).Assembly.GetManifestResourceStream("RedditMcp.Tools.Schemas.output.json")!;
        return JsonNode.Parse(stream)!;
    }
}
