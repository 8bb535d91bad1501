using System.Collections.Concurrent;
using RedditMcp.Simulator.Serving;

namespace RedditMcp.Simulator.Statistics;

/// <summary>Counts what was called and how it was answered.</summary>
internal sealed class CallStatistics
{
    private const int MostPaths = 20_000;
    private const string OtherPaths = "(other)";
    private ConcurrentDictionary<(string Path, int Status), Counter> _byPath = new();
    private ConcurrentDictionary<(EndpointKind Kind, int Status), Counter> _byKind = new();
    private long _leakedTokens;
    private int _mostParallel;

    public long LeakedTokens => Interlocked.Read(ref _leakedTokens);

    public int MostParallelMoreChildren => Volatile.Read(ref _mostParallel);

    public IEnumerable<(string Path, int Status, long Calls)> ByPath =>
        _byPath.Select(entry => (entry.Key.Path, entry.Key.Status, entry.Value.Value));

    public IEnumerable<(EndpointKind Kind, int Status, long Calls)> ByKind =>
        _byKind.Select(entry => (entry.Key.Kind, entry.Key.Status, entry.Value.Value));

    public void Count(ApiPath path, int status)
    {
        var counted = _byPath.ContainsKey((path.Text, status)) || _byPath.Count < MostPaths ? path.Text : OtherPaths;
        _byPath.GetOrAdd((counted, status), static _ => new Counter()).Increment();
        _byKind.GetOrAdd((path.Kind, status), static _ => new Counter()).Increment();
    }

    public void CountLeakedToken() => Interlocked.Increment(ref _leakedTokens);

    public void ObserveParallelMoreChildren(int parallel)
    {
        int most;
        while (parallel > (most = Volatile.Read(ref _mostParallel)) && Interlocked.CompareExchange(ref _mostParallel, parallel, most) != most)
        {
        }
    }

    public void Reset()
    {
        _byPath = new();
        _byKind = new();
        Interlocked.Exchange(ref _leakedTokens, 0);
        Interlocked.Exchange(ref _mostParallel, 0);
    }
}
