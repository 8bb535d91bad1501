using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RedditMcp.LoadLab.Figures;
using RedditMcp.LoadLab.Populations;
using RedditMcp.LoadLab.Rigs;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.LoadLab.Traces;

/// <summary>Asks what a trace says, when it says: each key is the hot listing of a community of its own. Nobody waits for an answer before asking the next.</summary>
/// <param name="trace">The trace.</param>
/// <param name="duration">How much of it.</param>
internal sealed class TraceTraffic(Trace trace, TimeSpan duration) : ITraffic
{
    /// <summary>Ways in, so that several instances get their share.</summary>
    private const int Doors = 16;

    private static readonly PhaseSpec s_phase = new("trace", 1);
    private readonly Dictionary<string, Query> _queries = new(StringComparer.Ordinal);
    private int _next;
    private int _underWay;

    /// <inheritdoc/>
    public int People => Volatile.Read(ref _underWay);

    /// <inheritdoc/>
    public double Progress => (double)Volatile.Read(ref _next) / trace.Requests.Count;

    /// <inheritdoc/>
    public async Task DriveAsync(IRig rig, Recorder recorder)
    {
        recorder.Enter(s_phase);
        var doors = Enumerable.Range(0, Doors).Select(_ => rig.Open()).ToArray();
        var started = rig.Time.GetTimestamp();
        var pending = new HashSet<Task>();
        foreach (var (at, key) in trace.Requests.TakeWhile(request => request.At < duration))
        {
            var left = at - rig.Time.GetElapsedTime(started);
            if (left > TimeSpan.Zero)
                await Task.Delay(left, rig.Time, CancellationToken.None);
            pending.RemoveWhere(task => task.IsCompletedSuccessfully);
            var task = AskAsync(doors[_next % Doors], QueryOf(key), recorder, started + (long)(at.TotalSeconds * rig.Time.TimestampFrequency));
            if (!task.IsCompletedSuccessfully)
                pending.Add(task);
            _next++;
        }

        await Task.WhenAll(pending);
        recorder.Leave();
        foreach (var door in doors)
            await door.DisposeAsync();
    }

    private async Task AskAsync(IDoor door, Query query, Recorder recorder, long due)
    {
        Interlocked.Increment(ref _underWay);
        var asked = recorder.Begin(query, due);
        recorder.End(asked, await door.CallAsync(query.Tool, query.Arguments), Visit.First);
        Interlocked.Decrement(ref _underWay);
    }

    private Query QueryOf(string key)
    {
        if (_queries.TryGetValue(key, out var known))
            return known;
        var community = "k_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];
        return _queries[key] = Query.Of("get_subreddit_posts", new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["subreddit"] = JsonSerializer.SerializeToElement(community) });
    }
}
