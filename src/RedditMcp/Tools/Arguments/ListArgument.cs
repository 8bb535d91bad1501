using System.Text.Json;

namespace RedditMcp.Tools.Arguments;

/// <summary>Several texts, separated by commas. Models that send an array instead are understood.</summary>
internal sealed class ListArgument(string name, string description, int maxLength, string takes) : ToolArgument<string?>(name, description)
{
    private readonly TextArgument _text = new(name, description, maxLength, takes);

    /// <inheritdoc/>
    public override string Takes => takes;

    /// <inheritdoc/>
    public override string? Default => null;

    /// <inheritdoc/>
    public override string? Read(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? ReadArray(value)
        : _text.Read(value);

    /// <summary>The texts, each once; none where the argument is absent.</summary>
    public static IReadOnlyList<string> Split(string? texts) =>
    [
        .. (texts ?? "").Split([',', '\u060C', '\u3001', '\uFF0C'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <inheritdoc/>
    protected override void WriteConstraints(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteNumber("minLength"u8, 1);
        json.WriteNumber("maxLength"u8, maxLength);
    }

    private string ReadArray(JsonElement array)
    {
        var joined = string.Join(',', array.EnumerateArray().Select(item => _text.Read(item)));
        if (joined.Length == 0)
            throw Refuse("is empty");
        return joined.Length <= maxLength ? joined : throw Refuse("is too long");
    }
}
