using System.Text.Json;
using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Sqlite;

namespace RedditMcp.Budget.Ledgers;

/// <summary>The ledger of a key that the processes of one machine share: a row of the embedded store, read and written in one transaction.</summary>
/// <param name="store">The store.</param>
/// <param name="name">The row's name.</param>
internal sealed class SqliteLedger(SqliteStore store, string name) : ICallLedger
{
    public ValueTask<StoreReply<LedgerReply>> TakeAsync(LedgerAsk ask) =>
        new(store.Write((name, ask), static (session, asked) => Change(session, asked.name, asked.ask, static (account, ask) => account.Take(ask))));

    public ValueTask SettleAsync(Settlement settlement)
    {
        store.Write((name, settlement), static (session, asked) => Change(session, asked.name, asked.settlement, static (account, settlement) =>
        {
            account.Settle(settlement);
            return 0;
        }));
        return ValueTask.CompletedTask;
    }

    private static TResult Change<TState, TResult>(SqliteSession session, string name, TState state, Func<WindowAccount, TState, TResult> change)
    {
        var window = Read(session.Scalar("SELECT state FROM ledgers WHERE name = $name", ("$name", name)) as string);
        var result = change(new WindowAccount(window), state);
        session.Execute(
            "INSERT INTO ledgers(name, state) VALUES ($name, $state) ON CONFLICT(name) DO UPDATE SET state = excluded.state",
            ("$name", name), ("$state", JsonSerializer.Serialize(window, LedgerJson.Default.WindowState)));
        return result;
    }

    /// <summary>What cannot be read is begun anew; what the asker knows and Reddit's next answer put it right.</summary>
    private static WindowState Read(string? text)
    {
        try
        {
            return text is null ? new WindowState() : JsonSerializer.Deserialize(text, LedgerJson.Default.WindowState) ?? new WindowState();
        }
        catch (JsonException)
        {
            return new WindowState();
        }
    }
}
