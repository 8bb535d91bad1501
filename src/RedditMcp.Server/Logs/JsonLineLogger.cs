using System.Buffers;
using Microsoft.Extensions.Logging.Abstractions;

namespace RedditMcp.Server.Logs;

/// <summary>Logs what one category says.</summary>
internal sealed class JsonLineLogger(string category, JsonLineFormatter format, LineWriter lines) : ILogger
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_line;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = s_line ??= new ArrayBufferWriter<byte>(512);
        line.ResetWrittenCount();
        format.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), line);
        lines.Add(line.WrittenSpan);
    }
}
