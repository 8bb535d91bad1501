using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RedditMcp.Caching.Cold;

/// <summary>
/// One archived entry as one line of UTF-8 JSON. Objects of the archive are such lines, oldest first, in gzip. Format 1:
/// <code>
/// v            1
/// key          the name in the cache, reddit:{tool}:{hash}:{version}
/// parameters   the canonical parameters, as an object spelt as they were hashed
/// kind         what it is, as far as its freshness goes: posts_hot, comments_active, ...
/// source       reddit, simulator or replay
/// subreddit    the one community that all of it is from, else _many
/// fetched_at, fresh_until, stale_until   instants, ISO 8601 in UTC
/// body         the trimmed content as the cache has it
/// </code>
/// Readers pass over members they do not know, and over lines of another version.
/// </summary>
internal static class ArchiveLine
{
    private const int Version = 1;
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a line with its end.</summary>
    public static ReadOnlyMemory<byte> Write(ArchivedEntry entry)
    {
        var line = new ArrayBufferWriter<byte>(entry.Body.Length + 512);
        using (var json = new Utf8JsonWriter(line, s_compact))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteString("key", entry.Key);
            json.WritePropertyName("parameters");
            json.WriteRawValue(entry.Parameters);
            if (entry.Kind is { } kind)
                json.WriteString("kind", SnakeCase(kind));
            json.WriteString("source", SnakeCase(entry.Source));
            json.WriteString("subreddit", entry.Subreddit);
            json.WriteString("fetched_at", entry.FetchedAt.UtcDateTime);
            json.WriteString("fresh_until", entry.FreshUntil.UtcDateTime);
            json.WriteString("stale_until", entry.StaleUntil.UtcDateTime);
            json.WritePropertyName("body");
            json.WriteRawValue(entry.Body.Span);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenMemory;
    }

    /// <summary>Reads a line; null where it is damaged or of another version.</summary>
    public static ArchivedEntry? TryRead(ReadOnlyMemory<byte> line)
    {
        try
        {
            return new ArchiveLineReader(line).Read(Version);
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>What a value of an enumeration is called in the archive.</summary>
    public static string SnakeCase<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
