using System.Globalization;
using RedditMcp.Reddit;

namespace RedditMcp.Caching;

/// <summary>
/// Why a flight failed, as it is left for those who wait for it in other processes. Text of four lines and more, version 1:
/// <code>
/// 1
/// the flight, so that two failures of one kind are two
/// kind of error and source, as numbers, and the seconds after which to try again, 0 where that is not known; blanks between
/// message, to the end
/// </code>
/// Whatever cannot be read as that is no failure.
/// </summary>
internal static class FlightFailure
{
    private const string Version = "1";

    /// <summary>Whether it is of Reddit and the way there, and not of this process, its credentials and its machine.</summary>
    public static bool IsShared(RedditError error) => error.Kind is not (RedditErrorKind.Unauthorized or RedditErrorKind.Blocked);

    /// <summary>Writes a note.</summary>
    public static string Write(string flight, RedditError error, RedditSource source) => string.Create(
        CultureInfo.InvariantCulture, $"{Version}\n{flight}\n{(int)error.Kind} {(int)source} {error.RetryAfter?.TotalSeconds ?? 0:0.###}\n{error.Message}");

    /// <summary>The landing of whoever waited for that flight; null where the note is none.</summary>
    public static Landing? Read(string? note)
    {
        if (note?.Split('\n', 4) is not [Version, _, var figures, var message] || figures.Split(' ') is not [var kind, var source, var retry]
            || !Enum.TryParse<RedditErrorKind>(kind, out var known) || !Enum.IsDefined(known)
            || !Enum.TryParse<RedditSource>(source, out var from) || !Enum.IsDefined(from)
            || !double.TryParse(retry, CultureInfo.InvariantCulture, out var seconds) || seconds is not (>= 0 and < 100_000))
        {
            return null;
        }

        var error = new RedditError(known, message, seconds > 0 ? TimeSpan.FromSeconds(seconds) : null);
        return new Landing(Entry: null, CacheTier.Reddit, error, from, ApiCalls: 0);
    }
}
