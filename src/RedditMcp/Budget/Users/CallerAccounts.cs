using System.Collections.Concurrent;

namespace RedditMcp.Budget.Users;

/// <summary>What this process knows of its callers.</summary>
internal sealed class CallerAccounts
{
    private readonly ConcurrentDictionary<string, CallerAccount> _accounts = new(StringComparer.Ordinal);

    /// <summary>A caller's account.</summary>
    public CallerAccount Of(Caller caller) => _accounts.GetOrAdd(caller.Id, static _ => new CallerAccount());

    /// <summary>All accounts by caller.</summary>
    public IEnumerable<KeyValuePair<string, CallerAccount>> All => _accounts;

    /// <summary>Drops the accounts of who has not asked for two minutes.</summary>
    public void DropIdle(DateTimeOffset now)
    {
        foreach (var account in _accounts)
        {
            if (account.Value.IsIdle(now))
                _accounts.TryRemove(account);
        }
    }
}
