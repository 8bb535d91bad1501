namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>Leases as rows: one statement takes a lease if it may be had. Under its name with <c>:failed</c> stands in the owner's place why its work failed.</summary>
internal sealed class SqliteLeases(SqliteStore store) : ILeaseStore
{
    public ValueTask<LeaseOutcome> TryTakeAsync(string name, string owner, TimeSpan life, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var taken = store.Write(
            (name, owner, now: store.Now, life: (long)life.TotalMilliseconds),
            static (session, asked) => TryTake(session, asked.name, asked.owner, asked.now, asked.life));
        return ValueTask.FromResult(taken switch
        {
            { Answered: false } => LeaseOutcome.Unavailable,
            { Value: true } => LeaseOutcome.Taken,
            _ => LeaseOutcome.Busy,
        });
    }

    public ValueTask<bool> RenewAsync(string name, string owner, TimeSpan life, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(store.Write(
            (name, owner, now: store.Now, life: (long)life.TotalMilliseconds),
            static (session, asked) => session.Execute(
                "UPDATE leases SET taken = $now, until = $until WHERE name = $name AND owner = $owner AND until > $now",
                ("$name", asked.name), ("$owner", asked.owner), ("$now", asked.now), ("$until", asked.now + asked.life)) > 0).Value);
    }

    public ValueTask ReleaseAsync(string name, string owner, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        store.Write(
            (name, owner),
            static (session, asked) => session.Execute(
                "DELETE FROM leases WHERE name = $name AND owner = $owner", ("$name", asked.name), ("$owner", asked.owner)));
        return ValueTask.CompletedTask;
    }

    public ValueTask LeaveFailureAsync(string name, string note, TimeSpan life, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        store.Write(
            (name: FailureOf(name), note, now: store.Now, life: (long)life.TotalMilliseconds),
            static (session, left) => session.Execute(
                "INSERT OR REPLACE INTO leases(name, owner, taken, until) VALUES ($name, $note, $now, $until)",
                ("$name", left.name), ("$note", left.note), ("$now", left.now), ("$until", left.now + left.life)));
        return ValueTask.CompletedTask;
    }

    public ValueTask<string?> FindFailureAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(store.Read(
            (name: FailureOf(name), now: store.Now),
            static (session, asked) => (string?)session.Scalar(
                "SELECT owner FROM leases WHERE name = $name AND until > $now AND taken <= $ahead",
                ("$name", asked.name), ("$now", asked.now), ("$ahead", asked.now + SqliteClock.Tolerance))).Value);
    }

    private static string FailureOf(string name) => name + ":failed";

    /// <summary>Takes a lease inside a transaction of the caller's.</summary>
    internal static bool TryTake(SqliteSession session, string name, string owner, long now, long life) => session.Scalar(
        """
        INSERT INTO leases(name, owner, taken, until) VALUES ($name, $owner, $now, $until)
        ON CONFLICT(name) DO UPDATE SET owner = excluded.owner, taken = excluded.taken, until = excluded.until
        WHERE leases.owner = excluded.owner OR leases.until <= $now OR leases.taken > $ahead
        RETURNING 1
        """,
        ("$name", name), ("$owner", owner), ("$now", now), ("$until", now + life), ("$ahead", now + SqliteClock.Tolerance)) is not null;
}
