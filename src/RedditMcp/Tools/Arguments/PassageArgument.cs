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
        if (value.ValueKind != JsonValueKind.String)
            throw Refuse("must be a string");
        var text = Decode(value);
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

    private string Decode(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Refuse("holds half of a surrogate pair");
        }
    }
}
