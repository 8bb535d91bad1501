using System.Threading.Channels;
using ModelContextProtocol.Protocol;
using RedditMcp.Tools.Splicing;

namespace RedditMcp.Server.Http.Calls;

/// <summary>
/// The way back of one call. Its answer is JSON of known length; where progress was told before, all are events of one stream.
/// </summary>
/// <param name="response">Where it goes.</param>
/// <param name="marks">What stands in a reply for an answer.</param>
internal sealed class CallReply(HttpResponse response, SpliceMarks marks) : ISplicingTransport
{
    /// <summary>Continued at once: the request goes on in the thread that has its reply.</summary>
    private readonly TaskCompletionSource<JsonRpcMessage> _last = new();

    private readonly ReplyWriter _writer = new(response, marks);
    private readonly Lock _order = new();
    private Task _events = Task.CompletedTask;
    private DeferredAnswer? _deferred;

    public string? SessionId => null;

    public ChannelReader<JsonRpcMessage> MessageReader => throw new NotSupportedException("Messages only go out here.");

    /// <summary>The response or error that ends the call.</summary>
    public Task<JsonRpcMessage> Last => _last.Task;

    /// <inheritdoc/>
    public CallToolResult Defer(DeferredAnswer answer)
    {
        _deferred = answer;
        return marks.ToResult();
    }

    public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        if (message is JsonRpcResponse or JsonRpcError)
        {
            _last.TrySetResult(message);
            return Task.CompletedTask;
        }

        lock (_order)
            return _events = WriteAfterAsync(_events, message, cancellationToken);
    }

    /// <summary>Sends what ends the call.</summary>
    public async Task SendAsync(JsonRpcMessage last, CancellationToken cancellationToken)
    {
        Task events;
        lock (_order)
            events = _events;
        await events.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _writer.WriteLastAsync(last, _deferred, cancellationToken);
    }

    /// <summary>Nobody waits any more.</summary>
    public void Abandon() => _last.TrySetCanceled();

    /// <summary>Does nothing: the SDK does not own it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task WriteAfterAsync(Task earlier, JsonRpcMessage message, CancellationToken cancellationToken)
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_last.Task.IsCompleted)
            await _writer.WriteEventAsync(message, cancellationToken);
    }
}
