using System.Text.Json;
using RedditMcp.LoadLab.Populations;

namespace RedditMcp.LoadLab.Sessions;

/// <summary>What somebody was shown lately and may follow.</summary>
internal sealed class Seen
{
    /// <summary>Answers that one remembers.</summary>
    private const int Kept = 5;

    private const int ShortestWord = 4;
    private static readonly char[] s_blanks = [.. " \t\n.,:;!?()[]{}\"'/\\|-+*~^&<>"];
    private readonly Queue<Func<JsonElement>> _answers = new();
    private string? _searched;

    /// <summary>Remembers an answer, which is read only if somebody follows it.</summary>
    public void Show(Query query, Func<JsonElement> content)
    {
        if (query.Arguments.TryGetValue("query", out var words))
            _searched = words.GetString();
        _answers.Enqueue(content);
        if (_answers.Count > Kept)
            _answers.Dequeue();
    }

    /// <summary>What can stand in a blank, what comes to mind first at the start.</summary>
    public IEnumerable<string> Fillings(Blank blank) => blank switch
    {
        Blank.Post => Posts().Select(post => Text(post, "id")).OfType<string>(),
        Blank.Author => Answers.SelectMany(answer => List(answer, "comments").Concat(List(answer, "posts"))).Select(item => Text(item, "author")).OfType<string>().Where(IsPerson),
        Blank.Words => (_searched is null ? [] : new[] { _searched }).Concat(Posts().SelectMany(post => WordsOf(Text(post, "title") ?? ""))),
        _ => [],
    };

    private IEnumerable<JsonElement> Answers => _answers.Reverse().Select(read => read());

    private IEnumerable<JsonElement> Posts() => Answers.SelectMany(answer => List(answer, "posts"));

    private static JsonElement.ArrayEnumerator List(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    /// <summary>Pairs of neighbouring words, each long enough to mean something.</summary>
    private static IEnumerable<string> WordsOf(string title)
    {
        var words = title.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries);
        return words.Zip(words.Skip(1)).Where(pair => pair.First.Length >= ShortestWord && pair.Second.Length >= ShortestWord).Select(pair => $"{pair.First} {pair.Second}".ToLowerInvariant());
    }

    private static bool IsPerson(string name) => name is not ("[deleted]" or "AutoModerator");

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
