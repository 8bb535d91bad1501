using System.Threading.Channels;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace RedditMcp.Server.Stdio;

/// <summary>
/// The SDK's transport over stdin and stdout, except that the end of the input ends the session only when all that was
/// asked before has been answered.
/// </summary>
internal sealed class StdioTransport : ITransport
{
    private readonly EndlessInput _input;
    private readonly StreamServerTransport _inner;
    private readonly Channel<JsonRpcMessage> _messages = Channel.CreateUnbounded<JsonRpcMessage>();
    private readonly Task _pump;

    public StdioTransport(Stream stdin, Stream stdout, ILoggerFactory loggers)
    {
        _input = new EndlessInput(stdin);
        _inner = new StreamServerTransport(_input, stdout, serverName: null, loggers);
        _pump = PumpAsync();
    }

    public string? SessionId => null;

    public ChannelReader<JsonRpcMessage> MessageReader => _messages.Reader;

    public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default) =>
        _inner.SendMessageAsync(message, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _inner.DisposeAsync();
        await _pump;
    }

    // The session waits for its handlers once the messages have ended, and the inner transport still takes their answers.
    private async Task PumpAsync()
    {
        try
        {
            await foreach (var message in _inner.MessageReader.ReadAllAsync(_input.Ended))
                _messages.Writer.TryWrite(message);
        }
        catch (OperationCanceledException)
        {
            while (_inner.MessageReader.TryRead(out var message))
                _messages.Writer.TryWrite(message);
        }
        finally
        {
            _messages.Writer.TryComplete();
        }
    }
}
