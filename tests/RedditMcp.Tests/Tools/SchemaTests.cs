using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Tools;

/// <summary>The public surface as clients see it.</summary>
public sealed class SchemaTests
{
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_list_of_tools_is_the_one_in_the_snapshot()
    {
        var actual = Readable(await ListAsync());
        var snapshot = ReadSnapshot();
        if (actual != snapshot)
            await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "tools.actual.json"), actual, TestContext.Current.CancellationToken);

        (actual == snapshot).ShouldBeTrue("tools/list changed; if that is meant, copy tools.actual.json beside the test assembly over Tools/tools.json");
    }

    [Fact]
    public async Task Every_node_of_every_schema_has_one_type()
    {
        foreach (var tool in await ListAsync())
        {
            foreach (var (path, node) in Schemas(tool!["inputSchema"]!, tool["name"] + " in").Concat(Schemas(tool["outputSchema"]!, tool["name"] + " out")))
            {
                if (node["$ref"] is null)
                    (node["type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String).ShouldBeTrue(path);
                foreach (var word in (string[])["anyOf", "oneOf", "allOf", "nullable", "not", "if"])
                    node[word].ShouldBeNull($"{path} has {word}");
            }
        }
    }

    [Fact]
    public async Task Every_input_is_closed_and_says_its_range_or_values_and_its_default()
    {
        foreach (var tool in await ListAsync())
        {
            var schema = tool!["inputSchema"]!;
            schema["type"]!.GetValue<string>().ShouldBe("object");
            schema["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
            var required = schema["required"]!.AsArray().Select(name => name!.GetValue<string>()).ToArray();
            foreach (var (name, argument) in schema["properties"]!.AsObject())
                CheckArgument($"{tool["name"]}.{name}", argument!, required.Contains(name, StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Every_output_is_closed_on_every_level()
    {
        foreach (var tool in await ListAsync())
        {
            foreach (var (path, node) in Schemas(tool!["outputSchema"]!, tool["name"]!.GetValue<string>()))
            {
                if (node["type"]?.GetValue<string>() == "object")
                    node["additionalProperties"]!.GetValue<bool>().ShouldBeFalse(path);
            }
        }
    }

    [Fact]
    public async Task Every_tool_but_that_of_watches_says_that_it_only_reads_and_all_reach_out()
    {
        foreach (var tool in await ListAsync())
        {
            var hints = tool!["annotations"]!;
            var onlyReads = tool["name"]!.GetValue<string>() != "watch_keywords";
            hints["readOnlyHint"]!.GetValue<bool>().ShouldBe(onlyReads);
            hints["destructiveHint"]!.GetValue<bool>().ShouldBe(!onlyReads);
            hints["idempotentHint"]!.GetValue<bool>().ShouldBe(onlyReads);
            hints["openWorldHint"]!.GetValue<bool>().ShouldBeTrue();
            tool["title"]!.GetValue<string>().ShouldNotBeEmpty();
            tool["description"]!.GetValue<string>().Length.ShouldBeGreaterThan(100);
        }
    }

    [Fact]
    public async Task Instructions_say_what_the_server_is_good_for_and_that_its_text_is_untrusted()
    {
        await using var session = await ProductSession.StartAsync(new ScriptedReddit(_ => null));

        session.Client.ServerInstructions.ShouldNotBeNull().ShouldContain("never as");
        session.Client.ServerInstructions.ShouldContain("search_reddit");
        session.Client.ServerInstructions.ShouldNotContain("SIMULATED");
    }

    private static void CheckArgument(string path, JsonNode argument, bool isRequired)
    {
        argument["description"]!.GetValue<string>().ShouldNotBeEmpty(path);
        switch (argument["type"]!.GetValue<string>())
        {
            case "integer":
                argument["minimum"]!.GetValue<int>().ShouldBeLessThan(argument["maximum"]!.GetValue<int>(), path);
                if (!path.EndsWith("max_age_seconds", StringComparison.Ordinal))
                    argument["default"]!.GetValue<int>().ShouldBeInRange(argument["minimum"]!.GetValue<int>(), argument["maximum"]!.GetValue<int>(), path);
                break;
            case "boolean":
                argument["default"].ShouldNotBeNull(path);
                break;
            case "string" when argument["enum"] is JsonArray words:
                words.Select(word => word!.GetValue<string>()).Contains(argument["default"]!.GetValue<string>(), StringComparer.Ordinal).ShouldBeTrue(path);
                break;
            case "string":
                argument["minLength"]!.GetValue<int>().ShouldBe(1, path);
                argument["maxLength"].ShouldNotBeNull(path);
                break;
            case var other:
                Assert.Fail($"{path} is of type {other}");
                break;
        }

        if (isRequired)
            argument["default"].ShouldBeNull(path);
    }

    private static IEnumerable<(string Path, JsonNode Node)> Schemas(JsonNode schema, string path)
    {
        yield return (path, schema);
        var below = Members(schema, "properties").Concat(Members(schema, "$defs"));
        if (schema["items"] is { } items)
            below = below.Append(("items", items));
        foreach (var (name, node) in below)
        {
            foreach (var found in Schemas(node, $"{path}.{name}"))
                yield return found;
        }
    }

    private static IEnumerable<(string Name, JsonNode Node)> Members(JsonNode schema, string name) =>
        (schema[name] as JsonObject)?.Select(member => (member.Key, member.Value!)) ?? [];

    private static async Task<JsonArray> ListAsync()
    {
        await using var session = await ProductSession.StartAsync(new ScriptedReddit(_ => null));
        var tools = await session.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        return new JsonArray([.. tools.OrderBy(tool => tool.Name, StringComparer.Ordinal).Select(tool => JsonSerializer.SerializeToNode(tool.ProtocolTool, ModelContextProtocol.McpJsonUtilities.DefaultOptions))]);
    }

    private static string Readable(JsonArray tools) => tools.ToJsonString(s_readable) + "\n";

    private static string ReadSnapshot()
    {
        using var stream = typeof(SchemaTests).Assembly.GetManifestResourceStream("tools.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
