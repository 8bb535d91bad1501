using System.Text.Json;
using RedditMcp.Queries;

namespace RedditMcp.Tools.Arguments;

/// <summary>One of a few words.</summary>
internal sealed class ChoiceArgument<TChoice>(string name, string description, TChoice @default) : ToolArgument<TChoice>(name, description)
    where TChoice : struct, Enum
{
    private static readonly TChoice[] s_choices = Enum.GetValues<TChoice>();
    private static readonly string[] s_words = [.. s_choices.Select(choice => choice.Spell())];

    /// <summary>Other spellings of the same.</summary>
    public IReadOnlyDictionary<string, TChoice> Aliases { get; init; } = new Dictionary<string, TChoice>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Takes => "one of " + string.Join(", ", s_words);

    /// <inheritdoc/>
    public override TChoice Default => @default;

    /// <inheritdoc/>
    public override TChoice Read(JsonElement value)
    {
        var word = value.ValueKind == JsonValueKind.String ? Array.FindIndex(s_words, value.ValueEquals) : -1;
        if (word >= 0)
            return s_choices[word];

        foreach (var (alias, choice) in Aliases)
        {
            if (value.ValueKind == JsonValueKind.String && value.ValueEquals(alias))
                return choice;
        }

        throw Refuse("is not one of its values");
    }

    /// <inheritdoc/>
    protected override void WriteConstraints(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteStartArray("enum"u8);
        foreach (var word in s_words.Concat(Aliases.Keys))
            json.WriteStringValue(word);
        json.WriteEndArray();
        json.WriteString("default"u8, @default.Spell());
    }
}
