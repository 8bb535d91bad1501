using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Caching.Cold;

/// <summary>Reads one archived line, taking parameters and body as the bytes they are. What it cannot read it throws at.</summary>
internal ref struct ArchiveLineReader(ReadOnlyMemory<byte> line)
{
    private static readonly FrozenDictionary<string, ContentKind> s_kinds = NamesOf<ContentKind>();
    private static readonly FrozenDictionary<string, RedditSource> s_sources = NamesOf<RedditSource>();

    private readonly ReadOnlyMemory<byte> _line = line;
    private Utf8JsonReader _reader = new(line.Span);
    private int _version;
    private string? _key;
    private string? _parameters;
    private ContentKind? _kind;
    private RedditSource? _source;
    private string? _subreddit;
    private DateTimeOffset _fetchedAt;
    private DateTimeOffset _freshUntil;
    private DateTimeOffset _staleUntil;
    private ReadOnlyMemory<byte> _body;

    /// <summary>The entry; null where the line is of another version or lacks something.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public ArchivedEntry? Read(int version)
    {
        _reader.Read();
        while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
        {
            var member = _reader.GetString();
            _reader.Read();
            Take(member);
        }

        while (_reader.Read())
            continue; // what follows the object is damage, and throws
        return _version == version && _key is not null && _parameters is not null && _source is { } source && _subreddit is not null && !_body.IsEmpty
            ? new ArchivedEntry
            {
                Key = _key,
                Parameters = _parameters,
                Kind = _kind,
                Source = source,
                Subreddit = _subreddit,
                FetchedAt = _fetchedAt,
                FreshUntil = _freshUntil,
                StaleUntil = _staleUntil,
                Body = _body,
            }
            : null;
    }

    private void Take(string? member)
    {
        switch (member)
        {
            case "v":
                _version = _reader.GetInt32();
                break;
            case "key":
                _key = _reader.GetString();
                break;
            case "parameters":
                _parameters = Encoding.UTF8.GetString(Slice().Span);
                break;
            case "kind":
                _kind = s_kinds.TryGetValue(_reader.GetString()!, out var kind) ? kind : null;
                break;
            case "source":
                _source = s_sources.TryGetValue(_reader.GetString()!, out var source) ? source : null;
                break;
            case "subreddit":
                _subreddit = _reader.GetString();
                break;
            case "fetched_at":
                _fetchedAt = _reader.GetDateTimeOffset();
                break;
            case "fresh_until":
                _freshUntil = _reader.GetDateTimeOffset();
                break;
            case "stale_until":
                _staleUntil = _reader.GetDateTimeOffset();
                break;
            case "body":
                _body = Slice();
                break;
            default:
                _reader.Skip();
                break;
        }
    }

    /// <summary>The bytes of the value the reader stands on.</summary>
    private ReadOnlyMemory<byte> Slice()
    {
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        return _line[start..(int)_reader.BytesConsumed];
    }

    private static FrozenDictionary<string, T> NamesOf<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToFrozenDictionary(ArchiveLine.SnakeCase, StringComparer.Ordinal);
}
