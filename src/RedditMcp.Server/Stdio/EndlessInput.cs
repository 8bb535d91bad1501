namespace RedditMcp.Server.Stdio;

/// <summary>
/// Stdin that tells of its end instead of ending. To the SDK's transport an ended input is a lost connection, over which
/// answers still being worked on are dropped; but <c>echo REQUEST | reddit-mcp stdio</c> wants its answer.
/// </summary>
/// <param name="stdin">The real input.</param>
internal sealed class EndlessInput(Stream stdin) : Stream
{
    private readonly CancellationTokenSource _ended = new();
    private bool _lastLineClosed;

    /// <summary>Cancelled when the input has ended and all of it was taken up.</summary>
    public CancellationToken Ended => _ended.Token;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // A console read cannot be cancelled; on a shutdown it is left behind.
        var read = await stdin.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken);
        if (read > 0)
            return read;

        if (!_lastLineClosed)
        {
            _lastLineClosed = true;
            buffer.Span[0] = (byte)'\n';
            return 1;
        }

        // The reader asks for more only when it has handed on every line before.
        await _ended.CancelAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ended.Dispose();
            stdin.Dispose();
        }

        base.Dispose(disposing);
    }
}
