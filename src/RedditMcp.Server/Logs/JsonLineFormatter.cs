using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace RedditMcp.Server.Logs;

/// <summary>
/// One JSON object a line: <c>timestamp</c>, <c>level</c>, <c>logger</c>, <c>event</c>, then the event's own fields in
/// snake_case, then <c>message</c> and <c>error</c> where there is one.
/// </summary>
/// <param name="clock">Where the time stamps come from.</param>
/// <param name="filters">Says whether the operator is debugging, and so wants stacks.</param>
internal sealed class JsonLineFormatter(TimeProvider clock, IOptions<LoggerFilterOptions> filters) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "json-lines";

    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var line = new Utf8JsonWriter(buffer, s_readable))
            WriteObject(line, in logEntry);

        textWriter.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        textWriter.Write('\n');
    }

    private void WriteObject<TState>(Utf8JsonWriter line, in LogEntry<TState> entry)
    {
        var message = entry.Formatter(entry.State, entry.Exception);
        line.WriteStartObject();
        line.WriteString(LogFields.Timestamp, clock.GetUtcNow().UtcDateTime);
        line.WriteString(LogFields.Level, LogFields.NameOf(entry.LogLevel));
        line.WriteString(LogFields.Logger, entry.Category);
        line.WriteString(LogFields.Event, entry.EventId.Name ?? message);
        if (entry.State is IReadOnlyList<KeyValuePair<string, object?>> fields)
            LogFields.Write(line, fields);

        // Our own events say all in their name and fields; what others log is only readable as they put it.
        if (entry.EventId.Name is null || !entry.Category.StartsWith("RedditMcp", StringComparison.Ordinal))
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
