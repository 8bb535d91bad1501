using System.Globalization;
using System.Text.Json;

namespace RedditMcp.Tools.Arguments;

/// <summary>A text with its lines and blanks as they are; only nothing, and what is no text, is refused.</summary>
internal sealed class PassageArgument(string name, string description, int maxLength) : ToolArgument<Passage?>(name, description)
{
    /// <inheritdoc/>
    public override string Takes => string.Create(CultureInfo.InvariantCulture, $"1 to {maxLength} characters");

    /// <inheritdoc/>
    public override Passage? Default => null;

    /// <inheritdoc/>
    public override Passage? Read(JsonElement value)
    {
        var text = TextOf(value);
        if (string.IsNullOrWhiteSpace(text))
            throw Refuse("is empty");
        if (text.Length > maxLength)
            throw Refuse(string.Create(CultureInfo.InvariantCulture, $"is too long ({text.Length} characters, at most {maxLength})"));
        return new Passage(text);
    }

    /// <inheritdoc/>
    protected override void WriteConstraints(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteNumber("minLength"u8, 1);
        json.WriteNumber("maxLength"u8, maxLength);
    }
}
