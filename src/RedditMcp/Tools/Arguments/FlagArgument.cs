using System.Text.Json;

namespace RedditMcp.Tools.Arguments;

/// <summary>True or false.</summary>
internal sealed class FlagArgument(string name, string description, bool @default) : ToolArgument<bool>(name, description)
{
    /// <inheritdoc/>
    public override string Takes => "true or false";

    /// <inheritdoc/>
    public override bool Default => @default;

    /// <inheritdoc/>
    public override bool Read(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Refuse("must be true or false");

    /// <inheritdoc/>
    protected override void WriteConstraints(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "boolean"u8);
        json.WriteBoolean("default"u8, @default);
    }
}
