using System.Globalization;
using System.Text.Json;
using RedditMcp.Reddit;

namespace RedditMcp.Tools.Arguments;

/// <summary>A text: trimmed, its blanks collapsed, without control characters, not empty.</summary>
internal sealed class TextArgument(string name, string description, int maxLength, string takes) : ToolArgument<string?>(name, description)
{
    /// <inheritdoc/>
    public override string Takes => takes;

    /// <inheritdoc/>
    public override string? Default => null;

    /// <inheritdoc/>
    public override string? Read(JsonElement value)
    {
        var text = Collapse(TextOf(value));
        if (text.Length == 0)
            throw Refuse("is empty");
        if (text.Length > maxLength)
            throw Refuse(string.Create(CultureInfo.InvariantCulture, $"is too long ({text.Length} characters, at most {maxLength})"));
        if (text.EnumerateRunes().Any(rune => ForeignText.IsBreak(rune) || ForeignText.IsDeceptive(rune)))
            throw Refuse("holds control, text-direction or invisible characters");
        return text;
    }

    /// <inheritdoc/>
    protected override void WriteConstraints(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteNumber("minLength"u8, 1);
        json.WriteNumber("maxLength"u8, maxLength);
    }

    private static string Collapse(string text) =>
        string.Join(' ', text.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries));

    private static readonly char[] s_blanks = [' ', '\t', '\n', '\r', '\u00A0', '\u3000'];
}
