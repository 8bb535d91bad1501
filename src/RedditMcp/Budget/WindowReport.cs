using System.Globalization;
using System.Net.Http.Headers;

namespace RedditMcp.Budget;

/// <summary>What an answer of Reddit says of the key's quota. Reddit knows more than any count of our own: others may use the key too.</summary>
/// <param name="Used">Calls made in the window, this one included; null where it did not say.</param>
/// <param name="Remaining">Calls left in it.</param>
/// <param name="Reset">For how long it still lasts.</param>
internal readonly record struct WindowReport(int? Used, int Remaining, TimeSpan Reset)
{
    /// <summary>More than any key has; beyond it a number is taken for a mistake. A simulator without a quota says as much.</summary>
    private const double MostCalls = 1e9;

    /// <summary>How long an answer takes at most, in milliseconds.</summary>
    private const long LongestWay = 15_000;

    /// <summary>What is assumed to be left of a window when its end is not told.</summary>
    private static readonly TimeSpan s_unknownWait = TimeSpan.FromMinutes(1);

    /// <summary>Calls the window has in all; null where that was not said.</summary>
    public int? Limit => Used + Remaining;

    /// <summary>The number of the window that is told of, by when it was told. An answer may come in after the end of its window.</summary>
    /// <param name="now">When the answer came, in Unix milliseconds at Reddit.</param>
    public long WindowAt(long now)
    {
        var length = (long)RedditClock.Window.TotalMilliseconds;
        var end = now + (long)Reset.TotalMilliseconds;
        var nearest = (end + (length / 2)) / length;
        return Math.Abs(end - (nearest * length)) <= LongestWay ? nearest - 1 : now / length; // a window with another end is still the one it is
    }

    /// <summary>Reads the headers.</summary>
    /// <returns>Null where they are missing or make no sense.</returns>
    public static WindowReport? Read(HttpResponseHeaders headers)
    {
        if (Number(headers, "x-ratelimit-remaining") is not { } remaining || Number(headers, "x-ratelimit-reset") is not { } reset)
            return null;
        var used = Number(headers, "x-ratelimit-used");
        var isPlausible = remaining <= MostCalls && used + remaining is null or (>= 1 and <= MostCalls)
            && reset > 0 && reset <= RedditClock.Window.TotalSeconds;
        return isPlausible ? new WindowReport((int?)used, (int)remaining, TimeSpan.FromSeconds(reset)) : null;
    }

    /// <summary>How long a refusal asks to wait, by <c>Retry-After</c> (0 is valid) or only <c>x-ratelimit-reset</c>; a second at least, a window at most.</summary>
    public static TimeSpan WaitAskedBy(HttpResponseHeaders headers)
    {
        var wait = headers.RetryAfter?.Delta
            ?? (headers.RetryAfter?.Date - headers.Date)
            ?? (Number(headers, "x-ratelimit-reset") is { } reset ? TimeSpan.FromSeconds(Math.Min(reset, RedditClock.Window.TotalSeconds)) : s_unknownWait);
        return TimeSpan.FromSeconds(Math.Clamp(wait.TotalSeconds, 1, RedditClock.Window.TotalSeconds));
    }

    private static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) && number >= 0
            ? number
            : null;
}
