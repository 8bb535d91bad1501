using System.Collections.Concurrent;

namespace RedditMcp.Budget.Users;

/// <summary>Charges of this process alone.</summary>
internal sealed class LocalCharges : IChargeStore
{
    private readonly ConcurrentDictionary<string, ChargeWindow> _windows = new(StringComparer.Ordinal);
    private long _tidiedAt;

    public ValueTask<ChargeCount?> TakeAsync(string caller, string receipt, int limit, DateTimeOffset now) =>
        ValueTask.FromResult<ChargeCount?>(Take(caller, receipt, limit, now));

    public ValueTask<int?> SettleAsync(string caller, string receipt, int calls, DateTimeOffset now) =>
        ValueTask.FromResult<int?>(Settle(caller, receipt, calls, now));

    /// <inheritdoc cref="TakeAsync"/>
    public ChargeCount Take(string caller, string receipt, int limit, DateTimeOffset now)
    {
        Tidy(now);
        while (true)
        {
            if (_windows.GetOrAdd(caller, _ => new ChargeWindow()).Take(receipt, limit, now) is { } count)
                return count;
        }
    }

    /// <inheritdoc cref="SettleAsync"/>
    public int Settle(string caller, string receipt, int calls, DateTimeOffset now) =>
        _windows.TryGetValue(caller, out var window) ? window.Settle(receipt, calls, now) : 0;

    /// <summary>Drops callers that have not been charged for a minute, once a minute: behind a gateway there is no end of them.</summary>
    private void Tidy(DateTimeOffset now)
    {
        var before = Volatile.Read(ref _tidiedAt);
        if (Math.Abs(now.UtcTicks - before) < IChargeStore.Window.Ticks || Interlocked.CompareExchange(ref _tidiedAt, now.UtcTicks, before) != before)
            return;
        foreach (var (caller, window) in _windows)
        {
            if (window.TryClose(now))
                _windows.TryRemove(KeyValuePair.Create(caller, window));
        }
    }
}
