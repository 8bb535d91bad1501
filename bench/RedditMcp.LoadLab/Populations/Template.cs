using System.Text.Json;

namespace RedditMcp.LoadLab.Populations;

/// <summary>A kind of question: a tool, its arguments, and at most one blank in them that is filled with a name or with what somebody was shown.</summary>
internal sealed class Template
{
    private static readonly (Blank Blank, string Mark)[] s_marks =
        [(Blank.Subreddit, "{subreddit}"), (Blank.Post, "{post}"), (Blank.Author, "{author}"), (Blank.Words, "{words}")];

    private readonly string _tool;
    private readonly IReadOnlyDictionary<string, JsonElement> _arguments;

    /// <summary>Looks for the blank.</summary>
    /// <exception cref="FormatException">There are two blanks.</exception>
    public Template(string tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        (_tool, _arguments) = (tool, arguments);
        Blank[] blanks = [.. s_marks.Where(mark => arguments.Values.Any(value => Holds(value, mark.Mark))).Select(mark => mark.Blank)];
        Blank = blanks switch
        {
            [] => Blank.None,
            [var one] => one,
            _ => throw new FormatException($"{tool}: one of {{subreddit}}, {{post}}, {{author}} and {{words}} may stand in its arguments, not {blanks.Length}"),
        };
    }

    /// <summary>What is to be filled in.</summary>
    public Blank Blank { get; }

    /// <summary>The question with the blank filled.</summary>
    public Query Fill(string with)
    {
        if (Blank == Blank.None)
            return Query.Of(_tool, _arguments);
        var mark = s_marks.Single(mark => mark.Blank == Blank).Mark;
        return Query.Of(_tool, _arguments.ToDictionary(
            pair => pair.Key,
            pair => Holds(pair.Value, mark) ? JsonSerializer.SerializeToElement(pair.Value.GetString()!.Replace(mark, with, StringComparison.Ordinal)) : pair.Value,
            StringComparer.Ordinal));
    }

    private static bool Holds(JsonElement value, string mark) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.Contains(mark, StringComparison.Ordinal);
}
