using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Caching;

/// <summary>
/// An entry as stores hold it. Little-endian, version 1:
/// <code>
///  0  3  "RMC"
///  3  1  version: 1
///  4  1  codec of the body: 0 as it is, 1 gzip
///  5  1  kind of content; 255 for an error
///  6  1  outcome: 0 found, else 1 + kind of error
///  7  1  source: 0 Reddit, 1 simulator, 2 replay
///  8  8  fetched at    (milliseconds since 1970, as the two below)
/// 16  8  fresh until
/// 24  8  stale until
/// 32  8  first eight bytes of the body's SHA-256
/// 40  4  drift of the TTL, float
/// 44  4  length of the body, uncompressed
/// 48  4  p: length of the parameters
/// 52  4  m: length of the error's message
/// 56  4  length of the body as it is here
/// 60  p  canonical parameters, UTF-8
///  .  m  message, UTF-8
///  .  .  body
/// </code>
/// Whatever cannot be read as that is no entry: another version, another program's value, damage.
/// </summary>
internal static class EntryFormat
{
    /// <summary>Raised when the bytes change their meaning.</summary>
    public const byte Version = 1;

    private const int HeaderLength = 60;
    private const byte NoKind = 255;

    /// <summary>Compression gains nothing below.</summary>
    private const int ShortestToCompress = 512;

    /// <summary>What is longer, in bytes, is served but not stored.</summary>
    public const int LongestBody = 10 * 1024 * 1024;

    private static ReadOnlySpan<byte> Magic => "RMC"u8;

    /// <summary>Writes an entry, its body compressed where that is worth it.</summary>
    public static byte[] Write(CacheEntry entry)
    {
        var parameters = Encoding.UTF8.GetBytes(entry.Parameters);
        var message = Encoding.UTF8.GetBytes(entry.Error?.Message ?? "");
        var isToCompress = entry.Body.Length >= ShortestToCompress;
        var body = isToCompress ? Zip(entry.Body.Span) : entry.Body;
        var stored = new byte[HeaderLength + parameters.Length + message.Length + body.Length];
        var header = stored.AsSpan(0, HeaderLength);
        Magic.CopyTo(header);
        header[3] = Version;
        header[4] = (byte)(isToCompress ? Codec.Gzip : Codec.None);
        header[5] = entry.Kind is { } kind ? (byte)kind : NoKind;
        header[6] = entry.Error is { } error ? (byte)(1 + (int)error.Kind) : (byte)0;
        header[7] = (byte)entry.Source;
        BinaryPrimitives.WriteInt64LittleEndian(header[8..], entry.FetchedAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], entry.FreshUntil.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(header[24..], entry.StaleUntil.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteUInt64LittleEndian(header[32..], entry.BodyHash);
        BinaryPrimitives.WriteSingleLittleEndian(header[40..], (float)entry.Drift);
        BinaryPrimitives.WriteInt32LittleEndian(header[44..], entry.Body.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[48..], parameters.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[52..], message.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[56..], body.Length);
        parameters.CopyTo(stored.AsSpan(HeaderLength));
        message.CopyTo(stored.AsSpan(HeaderLength + parameters.Length));
        body.Span.CopyTo(stored.AsSpan(HeaderLength + parameters.Length + message.Length));
        return stored;
    }

    /// <summary>Reads an entry.</summary>
    /// <returns>Null where these bytes are none.</returns>
    public static CacheEntry? Read(ReadOnlyMemory<byte> stored)
    {
        var header = stored.Span;
        if (header.Length < HeaderLength || !header.StartsWith(Magic) || header[3] != Version)
            return null;

        var length = BinaryPrimitives.ReadInt32LittleEndian(header[44..]);
        var parameters = BinaryPrimitives.ReadInt32LittleEndian(header[48..]);
        var message = BinaryPrimitives.ReadInt32LittleEndian(header[52..]);
        var bodyLength = BinaryPrimitives.ReadInt32LittleEndian(header[56..]);
        if (length is < 0 or > LongestBody || parameters < 0 || message < 0 || bodyLength < 0
            || (long)HeaderLength + parameters + message + bodyLength != stored.Length)
        {
            return null;
        }

        if (!TryReadOutcome(header, stored.Span.Slice(HeaderLength + parameters, message), out var kind, out var error)
            || !TryReadTimes(header, out var times)
            || !TryReadBody((Codec)header[4], stored[(HeaderLength + parameters + message)..], length, out var body))
        {
            return null;
        }

        var drift = BinaryPrimitives.ReadSingleLittleEndian(header[40..]);
        return new CacheEntry
        {
            Body = body,
            Error = error,
            Kind = kind,
            BodyHash = BinaryPrimitives.ReadUInt64LittleEndian(header[32..]),
            Drift = float.IsFinite(drift) && drift > 0 ? drift : 1,
            Parameters = Encoding.UTF8.GetString(stored.Span.Slice(HeaderLength, parameters)),
            Source = (RedditSource)header[7],
            FetchedAt = times.Fetched,
            FreshUntil = times.Fresh,
            StaleUntil = times.Stale,
        };
    }

    private static ReadOnlyMemory<byte> Zip(ReadOnlySpan<byte> body)
    {
        var zipped = new MemoryStream(body.Length / 3);
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(body);
        return zipped.GetBuffer().AsMemory(0, (int)zipped.Length);
    }

    private static bool TryReadOutcome(ReadOnlySpan<byte> header, ReadOnlySpan<byte> message, out ContentKind? kind, out RedditError? error)
    {
        kind = header[5] == NoKind ? null : (ContentKind)header[5];
        error = header[6] == 0 ? null : new RedditError((RedditErrorKind)(header[6] - 1), Encoding.UTF8.GetString(message));
        return (kind is { } found ? Enum.IsDefined(found) && error is null : error is { } known && Enum.IsDefined(known.Kind))
            && Enum.IsDefined((RedditSource)header[7]);
    }

    private static bool TryReadTimes(ReadOnlySpan<byte> header, out (DateTimeOffset Fetched, DateTimeOffset Fresh, DateTimeOffset Stale) times)
    {
        var fetched = BinaryPrimitives.ReadInt64LittleEndian(header[8..]);
        var fresh = BinaryPrimitives.ReadInt64LittleEndian(header[16..]);
        var stale = BinaryPrimitives.ReadInt64LittleEndian(header[24..]);
        times = default;
        if (fetched < 0 || fresh < fetched || stale < fresh || stale > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return false;
        times = (DateTimeOffset.FromUnixTimeMilliseconds(fetched), DateTimeOffset.FromUnixTimeMilliseconds(fresh), DateTimeOffset.FromUnixTimeMilliseconds(stale));
        return true;
    }

    private static bool TryReadBody(Codec codec, ReadOnlyMemory<byte> stored, int length, [NotNullWhen(true)] out byte[]? body)
    {
        body = null;
        if (codec is Codec.None)
            body = stored.Length == length ? stored.ToArray() : null;
        else if (codec is Codec.Gzip)
            body = Unzip(stored, length);
        return body is not null;
    }

    private static byte[]? Unzip(ReadOnlyMemory<byte> stored, int length)
    {
        try
        {
            using var gzip = new GZipStream(AsStream(stored), CompressionMode.Decompress);
            var body = GC.AllocateUninitializedArray<byte>(length);
            gzip.ReadExactly(body);
            return gzip.ReadByte() < 0 ? body : null;
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> stored) => MemoryMarshal.TryGetArray(stored, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(stored.ToArray(), writable: false);

    private enum Codec : byte
    {
        None = 0,
        Gzip = 1,
    }
}
