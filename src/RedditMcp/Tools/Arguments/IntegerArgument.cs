using System.Globalization;
using System.Text.Json;

namespace RedditMcp.Tools.Arguments;

/// <summary>A whole number within a range.</summary>
internal sealed class IntegerArgument(string name, string description, int min, int max, int? @default = null)
    : ToolArgument<int?>(name, description)
{
    /// <inheritdoc/>
    public override string Takes => string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}");

    /// <inheritdoc/>
    public override int? Default => @default;

    /// <inheritdoc/>
    public override int? Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || number != Math.Floor(number))
            throw Refuse("must be a whole number");
        if (number < min || number > max)
            throw Refuse(string.Create(CultureInfo.InvariantCulture, $"is {number}, out of range"));
        return (int)number;
    }

    /// <inheritdoc/>
    protected override void WriteConstraints(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "integer"u8);
        json.WriteNumber("minimum"u8, min);
        json.WriteNumber("maximum"u8, max);
        if (@default is { } value)
            json.WriteNumber("default"u8, value);
    }
}
