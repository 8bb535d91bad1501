using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace RedditMcp.Server.Logs;

/// <summary>
/// One JSON object a line: <c>timestamp</c>, <c>level</c>, <c>logger</c>, <c>event</c>, then the event's own fields in
/// snake_case, then <c>message</c> and <c>error</c> where there is one.
/// </summary>
/// <param name="clock">Where the time stamps come from.</param>
/// <param name="filters">Says whether the operator is debugging, and so wants stacks.</param>
internal sealed class JsonLineFormatter(TimeProvider clock, IOptions<LoggerFilterOptions> filters)
{
    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static Utf8JsonWriter? s_line;

    /// <summary>Writes what was logged as a line, with its end.</summary>
    public void Write<TState>(in LogEntry<TState> entry, IBufferWriter<byte> output)
    {
        var line = s_line ??= new Utf8JsonWriter(output, s_readable);
        line.Reset(output);
        WriteObject(line, in entry);
        line.Flush();
        output.Write("\n"u8);
    }

    private void WriteObject<TState>(Utf8JsonWriter line, in LogEntry<TState> entry)
    {
        // Our own events say all in their name and fields; what others log is only readable as they put it.
        var saysAll = entry.EventId.Name is not null && entry.Category.StartsWith("RedditMcp", StringComparison.Ordinal);
        var message = saysAll ? null : entry.Formatter(entry.State, entry.Exception);

        line.WriteStartObject();
        line.WriteString(LogFields.Timestamp, clock.GetUtcNow().UtcDateTime);
        line.WriteString(LogFields.Level, LogFields.NameOf(entry.LogLevel));
        line.WriteString(LogFields.Logger, entry.Category);
        line.WriteString(LogFields.Event, entry.EventId.Name ?? message);
        if (entry.State is IReadOnlyList<KeyValuePair<string, object?>> fields)
            LogFields.Write(line, fields);
        if (message is not null)
            line.WriteString(LogFields.Message, message);
        if (entry.Exception is { } exception)
            line.WriteString(LogFields.Error, Describe(exception));
        line.WriteEndObject();
    }

    private string Describe(Exception exception) =>
        filters.Value.Rules.Any(rule => rule is { CategoryName: null, LogLevel: <= LogLevel.Debug })
            ? exception.ToString()
            : $"{exception.GetType().Name}: {exception.Message}";
}
