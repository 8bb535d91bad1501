using System.Text.Json;

namespace RedditMcp.Tools.Arguments;

/// <summary>One argument of a tool: what its schema says and what is enforced come from the same place.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it means, for a model.</param>
internal abstract class ToolArgument(string name, string description)
{
    public string Name => name;

    /// <summary>Whether a call without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What it takes, for an error.</summary>
    public abstract string Takes { get; }

    /// <summary>Writes its JSON schema: one type, no nullable unions, which not every client's models understand.</summary>
    public void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject(Name);
        json.WriteString("description"u8, description);
        WriteConstraints(json);
        json.WriteEndObject();
    }

    /// <summary>Reads a value that is there.</summary>
    /// <exception cref="InvalidArgumentException">It is not acceptable.</exception>
    public abstract object? Bind(JsonElement value);

    /// <summary>What holds when it is absent.</summary>
    public abstract object? BoundDefault { get; }

    /// <summary>Writes type, range, values and default.</summary>
    protected abstract void WriteConstraints(Utf8JsonWriter json);

    /// <summary>Somebody's text in an error: short, and nothing in it but plain characters, so that an error carries back nothing hidden.</summary>
    public static string Quote(string text)
    {
        const int longest = 60;
        var plain = string.Concat(text.Take(longest).Select(c => char.IsAscii(c) && !char.IsControl(c) && c != '\'' ? c : '?'));
        return $"'{plain}{(text.Length > longest ? "…" : "")}'";
    }

    /// <summary>An error that names this argument and says what it takes.</summary>
    /// <param name="problem">What is wrong: "must be a whole number".</param>
    public InvalidArgumentException Refuse(string problem) => new($"{Name} {problem}; it takes {Takes}.");

    /// <summary>A value as text, just as it came.</summary>
    /// <exception cref="InvalidArgumentException">It is no string, or no text.</exception>
    protected string TextOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw Refuse("must be a string");
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
