namespace RedditMcp.Server.Logs;

/// <summary>The log: JSON lines on stderr, because stdout belongs to the protocol.</summary>
[ProviderAlias("Console")]
internal sealed class JsonLineLoggerProvider(JsonLineFormatter formatter) : ILoggerProvider
{
    private readonly LineWriter _lines = new(Console.OpenStandardError());

    public ILogger CreateLogger(string categoryName) => new JsonLineLogger(categoryName, formatter, _lines);

    public void Dispose() => _lines.Dispose();
}
