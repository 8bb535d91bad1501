using System.Buffers.Text;
using System.Globalization;
using System.Text;
using RedditMcp.Queries;

namespace RedditMcp.Answers;

/// <summary>
/// Where the next answer goes on. To callers it is opaque. Inside: base64url of <c>2;fingerprint;position[;position]</c>, where 2 is the
/// format's version, the fingerprint is the hash in the key of the question's first page, and a position is
/// <c>page,last,shown,snapshot</c> (the snapshot in seconds since 1970, or empty) or <c>-</c> for a list that has ended. Ids and page starts are letters, digits and underscores, so nothing needs escaping.
/// </summary>
/// <param name="Positions">How far each list of the answer was read.</param>
internal sealed record Cursor(IReadOnlyList<PagePosition> Positions)
{
    private const string Version = "2";
    private const int Longest = 512;
    private const int MostShown = 100_000; // more than the largest threads hold
    private const long LastSecond = 253_402_300_799; // of the year 9999

    /// <summary>Writes a cursor that holds for one question only.</summary>
    public static string Write(CacheKey question, params IEnumerable<PagePosition> positions)
    {
        var parts = positions.Select(p => p.IsEnd ? "-" : string.Create(CultureInfo.InvariantCulture, $"{p.Page},{p.Last},{p.Shown},{p.Snapshot?.ToUnixTimeSeconds()}"));
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(';', parts.Prepend(Fingerprint(question)).Prepend(Version))));
    }

    /// <summary>Reads a cursor that was written for this question; null for anything else.</summary>
    public static Cursor? Read(string text, CacheKey question)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(';');
        if (parts.Length < 3 || parts[0] != Version || parts[1] != Fingerprint(question))
            return null;
        var positions = parts[2..].Select(ReadPosition).ToArray();
        return positions.Contains(null) ? null : new Cursor(positions!);
    }

    private static PagePosition? ReadPosition(string text)
    {
        if (text == "-")
            return PagePosition.End;
        return text.Split(',') is [var page, var last, var shown, var snapshot]
            && IsName(page) && IsName(last)
            && int.TryParse(shown, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostShown
            && TryReadSnapshot(snapshot, out var fetchedAt)
            ? new PagePosition(page.Length == 0 ? null : page, last.Length == 0 ? null : last, count, fetchedAt)
            : null;
    }

    private static bool TryReadSnapshot(string text, out DateTimeOffset? snapshot)
    {
        snapshot = null;
        if (text.Length == 0)
            return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > LastSecond)
            return false;
        snapshot = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }

    private static bool IsName(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static string Fingerprint(CacheKey key) => key.Name.Split(':')[2];
}
