using RedditMcp.Caching.Warm.Sqlite;

namespace RedditMcp.Budget.Users;

/// <summary>Charges as rows of the state's file, one transaction each.</summary>
internal sealed class SqliteCharges(SqliteStore store) : IChargeStore
{
    private static readonly long s_window = (long)IChargeStore.Window.TotalMilliseconds;

    public ValueTask<ChargeCount?> TakeAsync(string caller, string receipt, int limit, DateTimeOffset now)
    {
        var reply = store.Write(
            (caller, receipt, limit, now: now.ToUnixTimeMilliseconds()),
            static (session, asked) =>
            {
                session.Execute("DELETE FROM user_calls WHERE at <= $old OR at > $ahead", ("$old", asked.now - s_window), ("$ahead", asked.now + s_window));
                var isCharged = Count(session, asked.caller) < asked.limit;
                if (isCharged)
                    Add(session, asked.caller, asked.receipt, asked.now);
                var used = Count(session, asked.caller);
                return new ChargeCount(isCharged, used, InstantOf(session, asked.caller, Math.Max(0, used - asked.limit)));
            });
        return ValueTask.FromResult(reply.Answered ? reply.Value : (ChargeCount?)null);
    }

    public ValueTask<int?> SettleAsync(string caller, string receipt, int calls, DateTimeOffset now)
    {
        var reply = store.Write(
            (caller, receipt, calls, now: now.ToUnixTimeMilliseconds()),
            static (session, asked) =>
            {
                if (asked.calls == 0)
                    session.Execute("DELETE FROM user_calls WHERE caller = $caller AND receipt = $receipt", ("$caller", asked.caller), ("$receipt", asked.receipt));
                for (var call = 2; call <= asked.calls; call++)
                    Add(session, asked.caller, $"{asked.receipt}:{call}", asked.now);
                return Count(session, asked.caller);
            });
        return ValueTask.FromResult(reply.Answered ? reply.Value : (int?)null);
    }

    private static void Add(SqliteSession session, string caller, string receipt, long at) => session.Execute(
        "INSERT OR IGNORE INTO user_calls(caller, at, receipt) VALUES ($caller, $at, $receipt)", ("$caller", caller), ("$at", at), ("$receipt", receipt));

    private static int Count(SqliteSession session, string caller) =>
        (int)(long)session.Scalar("SELECT count(*) FROM user_calls WHERE caller = $caller", ("$caller", caller))!;

    private static DateTimeOffset InstantOf(SqliteSession session, string caller, int position) => DateTimeOffset.FromUnixTimeMilliseconds(
        (long)session.Scalar("SELECT at FROM user_calls WHERE caller = $caller ORDER BY at LIMIT 1 OFFSET $position", ("$caller", caller), ("$position", position))!);
}
