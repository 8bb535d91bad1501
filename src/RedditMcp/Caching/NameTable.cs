using System.Text.Json;

namespace RedditMcp.Caching;

/// <summary>Names and how often each was asked for.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, long> _subreddits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _users = new(StringComparer.Ordinal);

    /// <summary>Communities that begin so, the most used first.</summary>
    public IReadOnlyList<string> Subreddits(string start) => Find(_subreddits, start);

    /// <summary>Accounts that begin so, the most used first.</summary>
    public IReadOnlyList<string> Users(string start) => Find(_users, start);

    /// <summary>Adds the names in the parameters of an entry.</summary>
    /// <param name="parameters">Canonical JSON.</param>
    /// <param name="uses">How often it answered.</param>
    public void Add(string parameters, long uses)
    {
        try
        {
            using var document = JsonDocument.Parse(parameters);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return;
            foreach (var name in Text(document.RootElement, "subreddit").Split('+', StringSplitOptions.RemoveEmptyEntries))
                _subreddits[name] = _subreddits.GetValueOrDefault(name) + uses;
            if (Text(document.RootElement, "username") is { Length: > 0 } user)
                _users[user] = _users.GetValueOrDefault(user) + uses;
        }
        catch (JsonException)
        {
            // Another program's entry in the same store; it names nobody we know.
        }
    }

    private static string Text(JsonElement parameters, string name) =>
        parameters.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string[] Find(Dictionary<string, long> names, string start) =>
    [
        .. names.Where(pair => pair.Key.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key),
    ];
}
