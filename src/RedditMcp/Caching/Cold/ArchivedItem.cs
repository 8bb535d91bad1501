using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RedditMcp.Caching.Cold;

/// <summary>A post or comment as it was when it was fetched.</summary>
/// <param name="Entry">The entry it was in.</param>
/// <param name="Type">A post or a comment.</param>
/// <param name="Subreddit">Where it is from, in lower case; <c>_many</c> where that is not known.</param>
/// <param name="Json">The item itself.</param>
internal sealed record ArchivedItem(ArchivedEntry Entry, ThingType Type, string Subreddit, ReadOnlyMemory<byte> Json)
{
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The item as one JSON object: <c>fetched_at</c>, <c>type</c> (<c>post</c> or <c>comment</c>), <c>subreddit</c>, <c>source</c>, <c>key</c>
    /// (the cache key of the answer it was part of) and <c>item</c>, with Reddit's own names.
    /// </summary>
    public ReadOnlyMemory<byte> ToJson()
    {
        var line = new ArrayBufferWriter<byte>(Json.Length + 256);
        using (var json = new Utf8JsonWriter(line, s_compact))
        {
            json.WriteStartObject();
            json.WriteString("fetched_at", Entry.FetchedAt.UtcDateTime);
            json.WriteString("type", ArchiveLine.SnakeCase(Type));
            json.WriteString("subreddit", Subreddit);
            json.WriteString("source", ArchiveLine.SnakeCase(Entry.Source));
            json.WriteString("key", Entry.Key);
            json.WritePropertyName("item");
            json.WriteRawValue(Json.Span);
            json.WriteEndObject();
        }

        return line.WrittenMemory;
    }
}
