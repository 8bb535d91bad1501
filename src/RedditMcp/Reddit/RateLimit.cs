using System.Globalization;
using System.Net.Http.Headers;

namespace RedditMcp.Reddit;

/// <summary>
/// What Reddit's last answer said of the quota. The window is fixed (600 s, aligned to the wall clock) and belongs to the
/// client id, so Reddit's headers know more than any count of our own.
/// </summary>
internal sealed class RateLimit(TimeProvider time)
{
    private readonly Lock _lock = new();
    private double? _remaining;
    private DateTimeOffset _resetsAt;

    /// <summary>Calls left in the window; null before the first answer, and after the window has ended.</summary>
    public double? Remaining
    {
        get
        {
            lock (_lock)
                return time.GetUtcNow() < _resetsAt ? _remaining : null;
        }
    }

    /// <summary>When the window ends; null before the first answer, and after it has ended.</summary>
    public DateTimeOffset? ResetsAt
    {
        get
        {
            lock (_lock)
                return time.GetUtcNow() < _resetsAt ? _resetsAt : null;
        }
    }

    /// <summary>How long to wait before Reddit would answer; null when it would now.</summary>
    public TimeSpan? Wait
    {
        get
        {
            lock (_lock)
            {
                var wait = _resetsAt - time.GetUtcNow();
                return _remaining < 1 && wait > TimeSpan.Zero && wait <= s_longestWait ? wait : null; // longer, and the clock was set back
            }
        }
    }

    /// <summary>Takes over what an answer says.</summary>
    public void Observe(HttpResponseHeaders headers)
    {
        if (Number(headers, "x-ratelimit-remaining") is not { } remaining || Number(headers, "x-ratelimit-reset") is not { } reset)
            return;
        lock (_lock)
        {
            _remaining = remaining;
            _resetsAt = time.GetUtcNow() + TimeSpan.FromSeconds(reset);
        }
    }

    /// <summary>Takes over that Reddit's API refused a call.</summary>
    /// <param name="headers">Its headers.</param>
    /// <returns>How long to wait.</returns>
    public TimeSpan Refused(HttpResponseHeaders headers)
    {
        var wait = WaitAskedBy(headers);
        lock (_lock)
        {
            _remaining = 0;
            _resetsAt = time.GetUtcNow() + wait;
        }

        return wait;
    }

    /// <summary>How long a refusal asks to wait, by <c>Retry-After</c> (0 is valid) or only <c>x-ratelimit-reset</c>.</summary>
    public TimeSpan WaitAskedBy(HttpResponseHeaders headers)
    {
        var wait = headers.RetryAfter?.Delta
            ?? (headers.RetryAfter?.Date - time.GetUtcNow())
            ?? TimeSpan.FromSeconds(Number(headers, "x-ratelimit-reset") ?? UnknownWaitSeconds);
        return TimeSpan.FromSeconds(Math.Clamp(wait.TotalSeconds, 1, LongestWaitSeconds));
    }

    /// <summary>A window, and a little for clocks that differ.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(LongestWaitSeconds + 5);

    private const double UnknownWaitSeconds = 60;
    private const double LongestWaitSeconds = 600;

    private static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? Math.Clamp(number, 0, 1e6)
            : null;
}
