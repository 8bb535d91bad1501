using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace RedditMcp.Server.Logs;

/// <summary>The names and values of a log line.</summary>
internal static class LogFields
{
    public const string Timestamp = "timestamp";
    public const string Level = "level";
    public const string Logger = "logger";
    public const string Event = "event";
    public const string Message = "message";
    public const string Error = "error";

    // Placeholders are written in the code: there are as many as there are events.
    private static readonly ConcurrentDictionary<string, JsonEncodedText> s_names = new(StringComparer.Ordinal);

    private static readonly string[] s_envelope = [Timestamp, Level, Logger, Event, Message, Error];

    public static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };

    /// <summary>Writes the placeholders of an event as fields.</summary>
    public static void Write(Utf8JsonWriter line, IReadOnlyList<KeyValuePair<string, object?>> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var (placeholder, value) = fields[i];
            if (placeholder is "{OriginalFormat}")
                continue;

            line.WritePropertyName(s_names.GetOrAdd(placeholder, NameFor));
            WriteValue(line, value);
        }
    }

    // A field may not pass for a part of the envelope, least of all where a stranger's text is its value.
    private static JsonEncodedText NameFor(string placeholder)
    {
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(placeholder);
        return JsonEncodedText.Encode(s_envelope.Contains(name, StringComparer.Ordinal) ? name + "_" : name);
    }

    private static void WriteValue(Utf8JsonWriter line, object? value)
    {
        switch (value)
        {
            case null: line.WriteNullValue(); break;
            case bool flag: line.WriteBooleanValue(flag); break;
            case int number: line.WriteNumberValue(number); break;
            case long number: line.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): line.WriteNumberValue(number); break;
            case DateTimeOffset instant: line.WriteStringValue(instant.UtcDateTime); break;
            default: line.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }
}
