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
    private readonly EndlessInput input;
    private readonly StreamServerTransport inner;
    private readonly Channel<JsonRpcMessage> messages = Channel.CreateUnbounded<JsonRpcMessage>();
    private readonly Task pump;

    public StdioTransport(Stream stdin, Stream stdout, ILoggerFactory loggers)
    {
        input = new EndlessInput(stdin);
        inner = new StreamServerTransport(input, stdout, serverName: null, loggers);
        pump = PumpAsync();
    }

    public string? SessionId => null;

    public ChannelReader<JsonRpcMessage> MessageReader => messages.Reader;

    public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default) =>
        inner.SendMessageAsync(message, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await pump;
    }

    // The session waits for its handlers once the messages have ended, and the inner transport still takes their answers.
    private async Task PumpAsync()
    {
        try
        {
            await foreach (var message in inner.MessageReader.ReadAllAsync(input.Ended))
                messages.Writer.TryWrite(message);
        }
        catch (OperationCanceledException)
        {
            while (inner.MessageReader.TryRead(out var message))
                messages.Writer.TryWrite(message);
        }
        finally
        {
            messages.Writer.TryComplete();
        }
    }
}
