using System.Security.Claims;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace RedditMcp.Server.Http.Calls;

/// <summary>
/// A server of the SDK's that answers the calls of many requests, all in one revision of the protocol. Each call goes through it under a number of our own,
/// because clients count theirs from 1, and with a transport of its own for the way back.
/// </summary>
/// <param name="version">The revision; null where the client does not say.</param>
internal sealed class CallServer(string? version) : ITransport
{
    /// <summary>Whoever writes goes on as the reader, which only starts the handling: a switch of threads less.</summary>
    private readonly Channel<JsonRpcMessage> _messages =
        Channel.CreateUnbounded<JsonRpcMessage>(new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly CancellationTokenSource _stopping = new();
    private McpServer? _server;
    private Task _running = Task.CompletedTask;
    private long _number;

    public string? SessionId => null;

    public ChannelReader<JsonRpcMessage> MessageReader => _messages.Reader;

    /// <summary>Starts it.</summary>
    public void Start(McpServerOptions options, IServiceProvider services)
    {
        _server = McpServer.Create(this, options, services.GetRequiredService<ILoggerFactory>(), services);
        using (ExecutionContext.SuppressFlow()) // what belongs to the request that happens to be the first must not stay
            _running = _server.RunAsync(_stopping.Token);
    }

    /// <summary>Answers a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="user">Who calls; null for anybody.</param>
    /// <param name="reply">Its way back.</param>
    /// <param name="aborted">Ends when the client leaves, and the work for it with it.</param>
    /// <returns>The response or error, under the call's own id.</returns>
    /// <exception cref="OperationCanceledException">The client left.</exception>
    public async Task<JsonRpcMessage> AnswerAsync(JsonRpcRequest call, ClaimsPrincipal? user, CallReply reply, CancellationToken aborted)
    {
        var number = Interlocked.Increment(ref _number);
        var message = new JsonRpcRequest
        {
            Id = new RequestId(number),
            Method = call.Method,
            Params = call.Params,
            Context = new JsonRpcMessageContext { RelatedTransport = reply, ProtocolVersion = version, User = user },
        };
        await _messages.Writer.WriteAsync(message, aborted);
        using var leaving = aborted.UnsafeRegister(_ => Abandon(number, reply), null);
        return await reply.Last switch
        {
            JsonRpcResponse response => new JsonRpcResponse { Id = call.Id, Result = response.Result },
            JsonRpcError error => new JsonRpcError { Id = call.Id, Error = error.Error },
            var other => other,
        };
    }

    /// <summary>What belongs to no call has nobody to hear it.</summary>
    public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _messages.Writer.TryComplete();
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_server is not null)
            await _server.DisposeAsync();
        _stopping.Dispose();
    }

    private void Abandon(long number, CallReply reply)
    {
        var cancelled = new JsonRpcNotification
        {
            Method = NotificationMethods.CancelledNotification,
            Params = new JsonObject { ["requestId"] = number },
        };
        _messages.Writer.TryWrite(cancelled);
        reply.Abandon();
    }
}
