namespace RedditMcp.Caching.Cold;

/// <summary>Some purges, of which an entry is touched by those that began after it was fetched.</summary>
internal sealed class PurgeSet
{
    private readonly ComplianceRecord[] _latestFirst;
    private readonly Dictionary<int, Removals> _removals = [];

    public PurgeSet(IEnumerable<ComplianceRecord> purges) => _latestFirst = [.. purges.OrderByDescending(purge => purge.At)];

    /// <summary>What any of them removes.</summary>
    public IEnumerable<Fingerprint> Prints => _latestFirst.SelectMany(purge => purge.Prints());

    /// <summary>Whether any of them means something in an entry.</summary>
    public bool Touch(string name, CacheEntry entry) => Of(entry.FetchedAt).Touch(name, entry.Parameters, entry.Body);

    /// <summary>What is to go of an entry fetched then. In doubt about clocks, it was fetched before.</summary>
    public Removals Of(DateTimeOffset fetchedAt)
    {
        var count = Array.FindIndex(_latestFirst, purge => purge.At <= fetchedAt - ComplianceLog.ClockSkew) is >= 0 and var found ? found : _latestFirst.Length;
        if (!_removals.TryGetValue(count, out var removals))
            _removals[count] = removals = Removals.Of(_latestFirst[..count]);
        return removals;
    }
}
