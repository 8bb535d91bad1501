using System.Text.Json;
using RedditMcp.Queries;

namespace RedditMcp.Tools.Arguments;

/// <summary>One of a few words.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it means.</param>
/// <param name="default">What holds when it is absent.</param>
/// <param name="spell">How callers spell a choice; null where that is its name in lower case.</param>
internal sealed class ChoiceArgument<TChoice>(string name, string description, TChoice @default, Func<TChoice, string>? spell = null)
    : ToolArgument<TChoice>(name, description)
    where TChoice : struct, Enum
{
    private static readonly TChoice[] s_choices = Enum.GetValues<TChoice>();
    private readonly string[] _words = [.. s_choices.Select(spell ?? SortSpelling.Spell)];

    /// <summary>Other spellings of the same.</summary>
    public IReadOnlyDictionary<string, TChoice> Aliases { get; init; } = new Dictionary<string, TChoice>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Takes => "one of " + string.Join(", ", _words);

    /// <inheritdoc/>
    public override TChoice Default => @default;

    /// <inheritdoc/>
    public override TChoice Read(JsonElement value)
    {
        var word = value.ValueKind == JsonValueKind.String ? Array.FindIndex(_words, value.ValueEquals) : -1;
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
        foreach (var word in _words.Concat(Aliases.Keys))
            json.WriteStringValue(word);
        json.WriteEndArray();
        json.WriteString("default"u8, _words[Array.IndexOf(s_choices, @default)]);
    }
}
