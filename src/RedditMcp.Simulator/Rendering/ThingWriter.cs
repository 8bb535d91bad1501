using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RedditMcp.Simulator.Rendering;

/// <summary>Writes one object the way Reddit does: text is HTML-escaped unless raw, and times look like <c>1700000000.0</c>.</summary>
internal sealed class ThingWriter : IDisposable
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> _bytes = new(4_096);
    private readonly bool _raw;

    public ThingWriter(bool raw)
    {
        _raw = raw;
        Json = new Utf8JsonWriter(_bytes, s_options);
    }

    /// <summary>For everything that is not text or time.</summary>
    public Utf8JsonWriter Json { get; }

    public void Text(ReadOnlySpan<byte> name, string? value) => Json.WriteString(name, Shown(value));

    public void TextValue(string value) => Json.WriteStringValue(Shown(value));

    public void Time(ReadOnlySpan<byte> name, long instant) => Json.WriteNumber(name, Tenths(instant));

    /// <summary>False, or when it happened.</summary>
    public void TimeOrFalse(ReadOnlySpan<byte> name, long instant)
    {
        if (instant > 0)
            Time(name, instant);
        else
            Json.WriteBoolean(name, false);
    }

    public void Nulls(params ReadOnlySpan<JsonEncodedText> names)
    {
        foreach (var name in names)
            Json.WriteNull(name);
    }

    public void Falses(params ReadOnlySpan<JsonEncodedText> names)
    {
        foreach (var name in names)
            Json.WriteBoolean(name, false);
    }

    public void EmptyLists(params ReadOnlySpan<JsonEncodedText> names)
    {
        foreach (var name in names)
        {
            Json.WriteStartArray(name);
            Json.WriteEndArray();
        }
    }

    public void EmptyObject(ReadOnlySpan<byte> name)
    {
        Json.WriteStartObject(name);
        Json.WriteEndObject();
    }

    public byte[] ToArray()
    {
        Json.Flush();
        return _bytes.WrittenSpan.ToArray();
    }

    public void Dispose() => Json.Dispose();

    // A decimal remembers the zero behind its point.
    private static decimal Tenths(long instant)
    {
        var tenths = instant * 10;
        return new decimal((int)tenths, (int)(tenths >> 32), 0, isNegative: false, scale: 1);
    }

    private string? Shown(string? value) => value is null ? null : Markup.Shown(value, _raw);
}
