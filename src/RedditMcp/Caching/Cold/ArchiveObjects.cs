using System.IO.Compression;
using System.Security.Cryptography;

namespace RedditMcp.Caching.Cold;

/// <summary>Turns entries into the bytes of an object and back.</summary>
internal static class ArchiveObjects
{
    /// <summary>Writes entries, oldest first.</summary>
    /// <param name="name">What the object will be called.</param>
    /// <param name="entries">At least one.</param>
    public static (ArchivedObject Description, ReadOnlyMemory<byte> Content) Write(string name, IEnumerable<ArchivedEntry> entries)
    {
        var sorted = entries.OrderBy(entry => entry.FetchedAt).ToList();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var entry in sorted)
                gzip.Write(ArchiveLine.Write(entry).Span);
        }

        var content = packed.ToArray();
        return (new ArchivedObject
        {
            Name = name,
            Subreddit = sorted[0].Subreddit,
            First = sorted[0].FetchedAt,
            Last = sorted[^1].FetchedAt,
            Entries = sorted.Count,
            Bytes = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Prints = PrintFilter.Of(sorted.SelectMany(PrintsOf)).Bits,
        }, content);
    }

    /// <summary>Reads an object; what is damaged in it is left out.</summary>
    public static IReadOnlyList<ArchivedEntry> Read(byte[] content)
    {
        using var unpacked = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(content, writable: false), CompressionMode.Decompress);
            gzip.CopyTo(unpacked);
        }
        catch (InvalidDataException)
        {
            // What came out before the damage may still be read.
        }

        return [.. Lines(unpacked.ToArray()).Select(ArchiveLine.TryRead).OfType<ArchivedEntry>()];
    }

    /// <summary>The lines of a text, the last one too if it was not finished.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> text)
    {
        while (!text.IsEmpty)
        {
            var end = text.Span.IndexOf((byte)'\n') is >= 0 and var found ? found : text.Length;
            yield return text[..end];
            text = text[Math.Min(end + 1, text.Length)..];
        }
    }

    private static IEnumerable<Fingerprint> PrintsOf(ArchivedEntry entry)
    {
        var things = ThingWalk.Of(entry.Body.Span);
        return [
            Fingerprint.Of(entry.Key),
            .. AskedMembers.Of(entry.Parameters).Prints(),
            .. things.Select(thing => thing.IdPrint).OfType<Fingerprint>(),
            .. things.Select(thing => thing.AuthorPrint).OfType<Fingerprint>(),
            .. things.Where(thing => thing.LinkTitle is not null).Select(thing => Fingerprint.Of(thing.LinkId ?? "")),
        ];
    }
}
