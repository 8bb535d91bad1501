using System.Buffers;
using RedditMcp.Tools.Splicing;

namespace RedditMcp.Server.Http.Splicing;

/// <summary>
/// The response as the SDK sees it. Held back to the end are a reply that is the first thing to be written, and whatever is written after a
/// tool deferred its answer; all else passes as it comes: progress, errors of HTTP. Flushes before the first byte are swallowed, so that
/// the headers can still say what the reply turns out to be.
/// </summary>
/// <param name="inner">The response.</param>
/// <param name="splice">Says whether an answer was deferred.</param>
internal sealed class HeldStream(Stream inner, AnswerSplice splice) : Stream
{
    private readonly ArrayBufferWriter<byte> _held = new(512);
    private bool _passes;

    /// <summary>How many bytes are held.</summary>
    public int Written => _held.WrittenCount;

    /// <summary>What is held.</summary>
    public ReadOnlyMemory<byte> Bytes => _held.WrittenMemory;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_passes && splice.Deferred is null)
        {
            await inner.WriteAsync(buffer, cancellationToken);
            return;
        }

        _held.Write(buffer.Span);
        if (splice.Deferred is null && ReplyFraming.Recognise(_held.WrittenSpan) is Framing.Other)
            await PassAsync(cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_held.WrittenCount > 0 && splice.Deferred is null && ReplyFraming.Recognise(_held.WrittenSpan) is not Framing.Reply)
            await PassAsync(cancellationToken);
        if (_passes)
            await inner.FlushAsync(cancellationToken);
    }

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        _passes = true;
        await inner.WriteAsync(_held.WrittenMemory, cancellationToken);
        _held.ResetWrittenCount();
    }
}
