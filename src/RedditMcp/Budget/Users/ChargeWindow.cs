namespace RedditMcp.Budget.Users;

/// <summary>The charges of one caller in this process.</summary>
internal sealed class ChargeWindow
{
    private readonly Lock _gate = new();
    private readonly List<(DateTimeOffset At, string Receipt)> _charges = [];
    private bool _isClosed;

    /// <summary>Charges a call if there is room; null where the window was closed.</summary>
    public ChargeCount? Take(string receipt, int limit, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_isClosed)
                return null;
            Forget(now);
            var isCharged = _charges.Count < limit;
            if (isCharged)
                _charges.Add((now, receipt));
            return new ChargeCount(isCharged, _charges.Count, _charges[Math.Max(0, _charges.Count - limit)].At);
        }
    }

    /// <summary>Makes of a charge what it came to.</summary>
    public int Settle(string receipt, int calls, DateTimeOffset now)
    {
        lock (_gate)
        {
            Forget(now);
            if (calls == 0)
                _charges.RemoveAll(charge => charge.Receipt == receipt);
            for (var call = 1; call < calls; call++)
                _charges.Add((now, receipt));
            return _charges.Count;
        }
    }

    /// <summary>Closes the window for good, unless something counts in it.</summary>
    public bool TryClose(DateTimeOffset now)
    {
        lock (_gate)
        {
            Forget(now);
            return _isClosed = _charges.Count == 0;
        }
    }

    /// <summary>Forgets what is older than the window, and what a clock that was set back has left in the future.</summary>
    private void Forget(DateTimeOffset now) =>
        _charges.RemoveAll(charge => charge.At <= now - IChargeStore.Window || charge.At > now + IChargeStore.Window);
}
