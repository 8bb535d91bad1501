using System.Text.Json;

namespace RedditMcp.Simulator.Replay;

/// <summary>Every post, comment and subreddit in any recording, by name. Of several recordings of one thing the newest counts.</summary>
internal sealed class RecordedThings
{
    private readonly Dictionary<string, RecordedThing> _things = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RecordedStub> _stubs = new(StringComparer.OrdinalIgnoreCase);

    public RecordedThings(IEnumerable<Recording> newestFirst)
    {
        foreach (var recording in newestFirst.Where(recording => recording.IsJson))
        {
            using var json = JsonDocument.Parse(recording.Body);
            Collect(json.RootElement, recording.IsRaw);
        }

        Replies = _things.Values.Where(thing => thing.Kind == "t1" && thing.Parent is not null).ToLookup(thing => thing.Parent!, StringComparer.OrdinalIgnoreCase);
        Subreddits = _things.Values.Where(thing => thing.DisplayName is not null).ToLookup(thing => thing.DisplayName!, StringComparer.OrdinalIgnoreCase);
        Links = _things.Values.Where(thing => thing.Url is not null).ToLookup(thing => thing.Url!, StringComparer.Ordinal);
    }

    /// <summary>Comments by what they answer.</summary>
    public ILookup<string, RecordedThing> Replies { get; }

    public ILookup<string, RecordedThing> Subreddits { get; }

    public ILookup<string, RecordedThing> Links { get; }

    public RecordedThing? this[string fullname] => _things.GetValueOrDefault(fullname);

    /// <summary>The stub below a comment, if one was recorded.</summary>
    public RecordedStub? StubBelow(string parent) => _stubs.GetValueOrDefault(parent);

    private void Collect(JsonElement json, bool isRaw)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                    Collect(item, isRaw);

                break;
            case JsonValueKind.Object:
                CollectObject(json, isRaw);
                break;
        }
    }

    private void CollectObject(JsonElement json, bool isRaw)
    {
        if (json.TryGetProperty("kind", out var kind) && kind.ValueKind == JsonValueKind.String
            && json.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
        {
            Add(kind.GetString()!, data, isRaw);
        }

        foreach (var property in json.EnumerateObject())
        {
            // Crossposts carry what they repeat without the usual envelope.
            if (property.NameEquals("crosspost_parent_list"u8) && property.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var parent in property.Value.EnumerateArray())
                    Add("t3", parent, isRaw);
            }

            Collect(property.Value, isRaw);
        }
    }

    private void Add(string kind, JsonElement data, bool isRaw)
    {
        if (kind == "more")
            AddStub(data);
        else if (kind is "t1" or "t3" or "t5" && Text(data, "name") is { } name && name.StartsWith(kind, StringComparison.Ordinal) && !_things.ContainsKey(name))
            _things.Add(name, Read(kind, name, data, isRaw));
    }

    private static RecordedThing Read(string kind, string name, JsonElement data, bool isRaw) =>
        new(kind, name, RecordedJson.WithoutReplies(data), isRaw)
        {
            Parent = Text(data, "parent_id"),
            Link = Text(data, "link_id"),
            DisplayName = kind == "t5" ? Text(data, "display_name") : null,
            Url = kind == "t3" ? Text(data, "url") : null,
        };

    private void AddStub(JsonElement data)
    {
        if (Text(data, "parent_id") is { } parent && data.TryGetProperty("children", out var children) && children.ValueKind == JsonValueKind.Array)
        {
            _stubs.TryAdd(parent, new RecordedStub(
                parent,
                Text(data, "id") ?? "_",
                data.TryGetProperty("count", out var count) ? count.GetInt64() : 0,
                data.TryGetProperty("depth", out var depth) ? depth.GetInt64() : 0,
                [.. children.EnumerateArray().Select(child => child.GetString()!)]));
        }
    }

    private static string? Text(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
