using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Tests.Caching.Purging;

/// <summary>A warm store in memory, until the tests can have the one that the product makes (see <see cref="PurgeLab"/>).</summary>
internal sealed class MemoryStore : IWarmTier, INoticeBoard, ILeaseStore
{
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _values = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _leases = new(StringComparer.Ordinal);
    private readonly List<string> _notices = [];

    public string Store => "memory";

    public bool IsAvailable { get; set; } = true;

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string name, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_values.TryGetValue(name, out var value) ? value : (ReadOnlyMemory<byte>?)null);

    public ValueTask<bool> SetAsync(string name, ReadOnlyMemory<byte> value, TimeSpan life, CancellationToken cancellationToken)
    {
        _values[name] = value;
        return ValueTask.FromResult(true);
    }

    public ValueTask<int?> RemoveAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        ValueTask.FromResult<int?>(IsAvailable ? names.Count(name => _values.TryRemove(name, out _)) : null);

    public async IAsyncEnumerable<StoredValue> ScanAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var (name, value) in _values.Where(pair => IsAvailable && pair.Key.StartsWith(prefix, StringComparison.Ordinal)))
            yield return new StoredValue(name, value);
    }

    public ValueTask<WarmStatus> StatusAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new WarmStatus { Store = Store, Place = "memory" });

    public ValueTask<bool> PostAsync(string notice, CancellationToken cancellationToken)
    {
        if (IsAvailable)
            _notices.Add(notice);
        return ValueTask.FromResult(IsAvailable);
    }

    public ValueTask<NoticePage?> ReadAsync(string? position, CancellationToken cancellationToken)
    {
        var from = position is null ? _notices.Count : int.Parse(position, CultureInfo.InvariantCulture);
        return ValueTask.FromResult(IsAvailable ? new NoticePage([.. _notices.Skip(from)], _notices.Count.ToString(CultureInfo.InvariantCulture)) : null);
    }

    public ValueTask<LeaseOutcome> TryTakeAsync(string name, string owner, TimeSpan life, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_leases.GetOrAdd(name, owner) == owner ? LeaseOutcome.Taken : LeaseOutcome.Busy);

    public ValueTask<bool> RenewAsync(string name, string owner, TimeSpan life, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_leases.GetValueOrDefault(name) == owner);

    public ValueTask ReleaseAsync(string name, string owner, CancellationToken cancellationToken)
    {
        _leases.TryRemove(KeyValuePair.Create(name, owner));
        return ValueTask.CompletedTask;
    }
}
