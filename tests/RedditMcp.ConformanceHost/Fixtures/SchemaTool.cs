using System.Text.Json;

namespace RedditMcp.ConformanceHost.Fixtures;

/// <summary>A tool whose schema uses what only JSON Schema 2020-12 has; it must reach clients untouched.</summary>
internal static class SchemaTool
{
    public static McpServerTool Create()
    {
        var tool = McpServerTool.Create(
            () => "Accepted.",
            new McpServerToolCreateOptions { Name = "json_schema_2020_12_tool", Description = "Takes a person." });
        tool.ProtocolTool.InputSchema = JsonElement.Parse("""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "$defs": { "address": { "type": "object", "properties": { "street": { "type": "string" }, "city": { "type": "string" } } } },
              "properties": { "name": { "type": "string" }, "address": { "$ref": "#/$defs/address" } },
              "additionalProperties": false
            }
            """);
        return tool;
    }
}
