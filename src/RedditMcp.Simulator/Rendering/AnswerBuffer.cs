using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace RedditMcp.Simulator.Rendering;

/// <summary>The bytes of an answer while it is being put together, in memory lent by the pool.</summary>
internal sealed class AnswerBuffer : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(16_384);
    private int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public AnswerBuffer Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        _length += bytes.Length;
        return this;
    }

    public AnswerBuffer Append(ReadOnlySpan<char> text)
    {
        var room = GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, room);
        return this;
    }

    public AnswerBuffer Append(long number)
    {
        Utf8Formatter.TryFormat(number, GetSpan(20), out var written);
        _length += written;
        return this;
    }

    /// <summary>Text that needs no escaping, in quotes; null as the word.</summary>
    public AnswerBuffer AppendName(string? name) => name is null ? Append("null"u8) : Append("\""u8).Append(name).Append("\""u8);

    /// <summary>A comma, unless it would be the first.</summary>
    public AnswerBuffer Separate(ref bool first)
    {
        if (!first)
            Append(","u8);

        first = false;
        return this;
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    private void Reserve(int size)
    {
        var needed = _length + Math.Max(size, 256);
        if (needed <= _bytes.Length)
            return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2));
        Written.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
