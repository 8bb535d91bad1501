using System.Buffers;
using System.Text.Json;

namespace RedditMcp.Tools.Arguments;

/// <summary>The arguments of a tool: their schema, and the check that a call keeps to it.</summary>
internal sealed class ArgumentList(params IReadOnlyList<ToolArgument> arguments)
{
    /// <summary>The tool's input schema. Unknown arguments are refused, so that a misspelt filter never passes for none.</summary>
    public JsonElement ToSchema()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "object"u8);
            json.WriteStartObject("properties"u8);
            foreach (var argument in arguments)
                argument.WriteSchema(json);
            json.WriteEndObject();
            json.WriteStartArray("required"u8);
            foreach (var argument in arguments.Where(argument => argument.IsRequired))
                json.WriteStringValue(argument.Name);
            json.WriteEndArray();
            json.WriteBoolean("additionalProperties"u8, value: false);
            json.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Takes the arguments of a call. JSON null is as good as absent.</summary>
    /// <exception cref="InvalidArgumentException">One is unknown or not acceptable, or a required one is missing.</exception>
    public ToolArguments Bind(IDictionary<string, JsonElement>? given)
    {
        var values = new object?[arguments.Count];
        var isGiven = new bool[arguments.Count];
        foreach (var (name, value) in given ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            var index = IndexOf(name);
            if (index < 0)
                throw new InvalidArgumentException($"{ToolArgument.Quote(name)} is not an argument of this tool; it takes {Names}.");
            if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
                continue;
            values[index] = arguments[index].Bind(value);
            isGiven[index] = true;
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (isGiven[i])
                continue;
            if (arguments[i].IsRequired)
                throw arguments[i].Refuse("is missing");
            values[i] = arguments[i].BoundDefault;
        }

        return new ToolArguments(arguments, values);
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Name == name)
                return i;
        }

        return -1;
    }

    private string Names => string.Join(", ", arguments.Select(argument => argument.Name));
}
