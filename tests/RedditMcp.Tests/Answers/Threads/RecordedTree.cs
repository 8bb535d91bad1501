using System.Text.Json;
using RedditMcp.Tests.Reddit.Trimming;

namespace RedditMcp.Tests.Answers.Threads;

/// <summary>The nesting of a recorded thread, read on its own.</summary>
internal sealed class RecordedTree
{
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);

    public RecordedTree(JsonElement listing) => Read(listing, parent: null);

    public Dictionary<string, JsonElement> Comments { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers to each comment in their order; those of the post under an empty name.</summary>
    public Dictionary<string, List<string>> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>The comment it is nested in; null at the top.</summary>
    public string? ParentOf(string id) => _parents.GetValueOrDefault(id);

    /// <summary>How deep it is nested.</summary>
    public int LevelOf(string id) => ParentOf(id) is { } parent ? LevelOf(parent) + 1 : 0;

    /// <summary>How far below the post it stands, as far as the recording tells.</summary>
    public int DepthOf(string id) => ParentOf(id) is { } parent
        ? DepthOf(parent) + 1
        : Expected.Member(Comments[id], "depth") is { ValueKind: JsonValueKind.Number } depth ? depth.GetInt32() : 0;

    private void Read(JsonElement listing, string? parent)
    {
        foreach (var child in listing.GetProperty("data").GetProperty("children").EnumerateArray())
        {
            if (child.GetProperty("kind").GetString() != "t1")
                continue;
            var data = child.GetProperty("data");
            var id = data.GetProperty("id").GetString()!;
            Comments.Add(id, data);
            if (!Children.TryGetValue(parent ?? "", out var siblings))
                Children.Add(parent ?? "", siblings = []);
            siblings.Add(id);
            if (parent is not null)
                _parents.Add(id, parent);
            if (Expected.Member(data, "replies").ValueKind == JsonValueKind.Object)
                Read(data.GetProperty("replies"), id);
        }
    }
}
