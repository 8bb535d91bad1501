using System.Collections.Concurrent;

namespace RedditMcp.Simulator.Access;

/// <summary>Counts the calls of each client id in windows of ten minutes that start with the clock, as Reddit's do.</summary>
internal sealed class QuotaLedger(int queriesPerMinute)
{
    public const int WindowSeconds = 600;
    private readonly ConcurrentDictionary<string, ClientWindow> _clients = new(StringComparer.Ordinal);

    public int Limit { get; } = queriesPerMinute * (WindowSeconds / 60);

    public QuotaReading Spend(string clientId, long now)
    {
        var used = _clients.GetOrAdd(clientId, static _ => new ClientWindow()).Count(now / WindowSeconds);
        return Reading(used, now);
    }

    /// <summary>How all clients of the current window stand.</summary>
    public IEnumerable<(string ClientId, QuotaReading Reading)> Readings(long now) =>
        _clients.Select(client => (client.Key, Reading(client.Value.UsedIn(now / WindowSeconds), now)));

    private QuotaReading Reading(int used, long now) =>
        new(Math.Min(used, Limit), Math.Max(0, Limit - used), (int)(WindowSeconds - now % WindowSeconds), used > Limit);
}
