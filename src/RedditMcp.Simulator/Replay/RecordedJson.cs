using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using RedditMcp.Simulator.Rendering;

namespace RedditMcp.Simulator.Replay;

/// <summary>Rewrites recorded JSON.</summary>
internal static class RecordedJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The same with the text of every string decoded once.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> json)
    {
        var bytes = new ArrayBufferWriter<byte>(json.Length + 16);
        using var writer = new Utf8JsonWriter(bytes, s_options);
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
            Copy(ref reader, writer);

        writer.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>A comment's object without what answers it: flat lists hold those on their own.</summary>
    public static byte[] WithoutReplies(JsonElement data)
    {
        var bytes = new ArrayBufferWriter<byte>(2_048);
        using var writer = new Utf8JsonWriter(bytes, s_options);
        writer.WriteStartObject();
        foreach (var property in data.EnumerateObject())
        {
            if (property.NameEquals("replies"u8))
                writer.WriteString("replies"u8, ""u8);
            else
                property.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(reader.GetString()!);
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(Markup.Raw(reader.GetString()!));
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }
}
