using System.Text.Json;

namespace RedditMcp.Caching.Cold;

/// <summary>Finds the things in a body of trimmed content and whose they are, in one pass and without reading the content itself.</summary>
internal ref struct ThingWalk
{
    private readonly Stack<ThingFrame> _open = [];
    private readonly List<ContentThing> _things = [];
    private Utf8JsonReader _reader;
    private ThingMember _member;
    private int _memberStart;

    private ThingWalk(ReadOnlySpan<byte> body) => _reader = new Utf8JsonReader(body);

    /// <summary>The things of a body; what stands within another comes before it.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static IReadOnlyList<ContentThing> Of(ReadOnlySpan<byte> body)
    {
        var walk = new ThingWalk(body);
        while (!body.IsEmpty && walk._reader.Read())
            walk.Take();
        return walk._things;
    }

    private void Take()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _member = ThingMembers.Of(ref _reader);
                _memberStart = (int)_reader.TokenStartIndex;
                break;
            case JsonTokenType.StartObject:
                Open(isArray: false, _open.TryPeek(out var around) ? around.TypeOf(_member) : null);
                break;
            case JsonTokenType.StartArray:
                Open(isArray: true, type: null);
                break;
            case JsonTokenType.EndArray:
                _open.Pop();
                break;
            case JsonTokenType.EndObject:
                Close();
                break;
            case JsonTokenType.String when _member is not ThingMember.Other && _open.TryPeek(out var frame):
                frame.Note(_member, _memberStart, ref _reader, isRoot: _open.Count == 1);
                break;
        }
    }

    private void Open(bool isArray, ThingType? type)
    {
        _open.Push(new ThingFrame(isArray, _member, type, (int)_reader.TokenStartIndex));
        _member = ThingMember.Other;
    }

    private readonly void Close()
    {
        var frame = _open.Pop();
        var isListed = _open.TryPeek(out var around) && around.IsList;
        if (frame.Finish((int)_reader.BytesConsumed, isListed) is { } thing)
            _things.Add(thing);
    }
}
