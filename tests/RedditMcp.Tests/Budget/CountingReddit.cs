using System.Globalization;

namespace RedditMcp.Tests.Budget;

/// <summary>Counts calls in windows as Reddit does, and says so in headers as it does.</summary>
internal sealed class CountingReddit(TimeProvider time, int limit)
{
    private const int Window = 600;
    private readonly List<int> _windows = [];
    private long _window = -1;

    /// <summary>Calls in the window that may be made; a test lowers it.</summary>
    public int Limit { get; set; } = limit;

    /// <summary>Calls refused because the window was spent.</summary>
    public int Refused { get; private set; }

    /// <summary>Calls of each window so far.</summary>
    public IReadOnlyList<int> Windows => _windows;

    /// <summary>A call arrives.</summary>
    public HttpResponseMessage Answer()
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        if (now / Window != _window)
        {
            _window = now / Window;
            _windows.Add(0);
        }

        var used = ++_windows[^1];
        if (used > Limit)
            Refused++;
        var answer = new HttpResponseMessage();
        Add(answer, "x-ratelimit-used", Math.Min(used, Limit));
        Add(answer, "x-ratelimit-remaining", Math.Max(0, Limit - used));
        Add(answer, "x-ratelimit-reset", Window - (now % Window));
        return answer;
    }

    private static void Add(HttpResponseMessage answer, string name, long value) =>
        answer.Headers.Add(name, value.ToString(CultureInfo.InvariantCulture));
}
