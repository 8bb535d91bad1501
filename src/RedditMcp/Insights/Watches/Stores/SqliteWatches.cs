using System.Globalization;
using Microsoft.Data.Sqlite;
using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Sqlite;

namespace RedditMcp.Insights.Watches.Stores;

/// <summary>Watches and alerts as rows of the state's file.</summary>
internal sealed class SqliteWatches(SqliteStore store) : IWatchStore
{
    public ValueTask<StoreReply<WatchBook>> ReadAsync(string world, WatchBook? last, CancellationToken cancellationToken) =>
        ValueTask.FromResult(store.Read((world, last), static (session, asked) => Read(session, asked.world, asked.last)));

    public ValueTask<StoreReply<IReadOnlyList<Watch>>> OfAsync(string world, string owner, CancellationToken cancellationToken) => ValueTask.FromResult(store.Read(
        (world, owner),
        static IReadOnlyList<Watch> (session, asked) => Watches(session.Query(
            "SELECT record FROM watches WHERE world = $world AND owner = $owner ORDER BY rowid", ("$world", asked.world), ("$owner", asked.owner)))));

    public ValueTask<StoreReply<int>> CountAsync(string world, string owner, CancellationToken cancellationToken) => ValueTask.FromResult(store.Read(
        (world, owner),
        static (session, asked) => (int)(long)session.Scalar(
            "SELECT count(*) FROM watches WHERE world = $world AND owner = $owner", ("$world", asked.world), ("$owner", asked.owner))!));

    public ValueTask<StoreReply<Watch>> FindAsync(string id, CancellationToken cancellationToken) => ValueTask.FromResult(store.Read(
        id, static (session, id) => WatchRecord.ReadWatch((string?)session.Scalar("SELECT record FROM watches WHERE id = $id", ("$id", id)))!));

    public ValueTask<StoreReply<bool>> AddAsync(Watch watch, int limit, CancellationToken cancellationToken) => ValueTask.FromResult(store.Write(
        (watch, limit),
        static (session, added) =>
        {
            var (watch, limit) = added;
            var isAdded = session.Execute(
                """
                INSERT INTO watches(id, world, owner, version, record) SELECT $id, $world, $owner, $version, $record
                WHERE (SELECT count(*) FROM watches WHERE world = $world AND owner = $owner) < $limit
                """,
                ("$id", watch.Id), ("$world", watch.World), ("$owner", watch.Owner), ("$version", watch.Version), ("$record", WatchRecord.Of(watch)),
                ("$limit", limit)) > 0;
            if (isAdded)
                Revise(session, watch.World);
            return isAdded;
        }));

    public ValueTask<StoreReply<bool>> AdvanceAsync(Watch after, IReadOnlyList<WatchAlert> alerts, CancellationToken cancellationToken) =>
        ValueTask.FromResult(store.Write(
            (after, alerts),
            static (session, change) =>
            {
                if (!Replace(session, change.after))
                    return false;
                foreach (var alert in change.alerts)
                {
                    session.Execute(
                        "INSERT INTO watch_alerts(watch, number, alert) VALUES ($watch, $number, $alert)",
                        ("$watch", change.after.Id), ("$number", alert.Number), ("$alert", WatchRecord.Of(alert)));
                }

                if (change.alerts.Count > 0)
                {
                    session.Execute(
                        "DELETE FROM watch_alerts WHERE watch = $watch AND number <= $oldest",
                        ("$watch", change.after.Id), ("$oldest", change.after.Progress.LastAlert - IWatchStore.MostAlerts));
                }

                return true;
            }));

    public ValueTask<StoreReply<bool>> ChangeAsync(Watch after, CancellationToken cancellationToken) => ValueTask.FromResult(store.Write(
        after,
        static (session, watch) =>
        {
            var isChanged = Replace(session, watch);
            if (isChanged)
                Revise(session, watch.World);
            return isChanged;
        }));

    public ValueTask<StoreReply<bool>> RemoveAsync(Watch watch, CancellationToken cancellationToken) => ValueTask.FromResult(store.Write(
        watch,
        static (session, removed) =>
        {
            session.Execute("DELETE FROM watch_alerts WHERE watch = $id", ("$id", removed.Id));
            var isRemoved = session.Execute("DELETE FROM watches WHERE id = $id", ("$id", removed.Id)) > 0;
            Revise(session, removed.World);
            return isRemoved;
        }));

    public ValueTask<StoreReply<IReadOnlyList<WatchAlert>>> AlertsAsync(string id, long after, int most, CancellationToken cancellationToken) =>
        ValueTask.FromResult(store.Read((id, after, most), static IReadOnlyList<WatchAlert> (session, asked) => Alerts(session, asked.id, asked.after, asked.most)));

    private static WatchBook Read(SqliteSession session, string world, WatchBook? last)
    {
        var revision = ((long?)session.Scalar("SELECT revision FROM watch_revisions WHERE world = $world", ("$world", world)) ?? 0).ToString(CultureInfo.InvariantCulture);
        if (last?.Revision == revision)
            return last;
        return new WatchBook(revision, Watches(session.Query("SELECT record FROM watches WHERE world = $world ORDER BY rowid", ("$world", world))));
    }

    private static List<Watch> Watches(SqliteDataReader rows)
    {
        using (rows)
        {
            var watches = new List<Watch>();
            while (rows.Read())
            {
                if (WatchRecord.ReadWatch(rows.GetString(0)) is { } watch)
                    watches.Add(watch);
            }

            return watches;
        }
    }

    private static List<WatchAlert> Alerts(SqliteSession session, string id, long after, int most)
    {
        using var rows = session.Query(
            "SELECT alert FROM watch_alerts WHERE watch = $watch AND number > $after ORDER BY number LIMIT $most", ("$watch", id), ("$after", after), ("$most", most));
        var alerts = new List<WatchAlert>();
        while (rows.Read())
        {
            if (WatchRecord.ReadAlert(rows.GetString(0)) is { } alert)
                alerts.Add(alert);
        }

        return alerts;
    }

    private static bool Replace(SqliteSession session, Watch after) => session.Execute(
        "UPDATE watches SET version = $version, record = $record WHERE id = $id AND version = $before",
        ("$version", after.Version), ("$record", WatchRecord.Of(after)), ("$id", after.Id), ("$before", after.Version - 1)) > 0;

    private static void Revise(SqliteSession session, string world) => session.Execute(
        "INSERT INTO watch_revisions(world, revision) VALUES ($world, 1) ON CONFLICT(world) DO UPDATE SET revision = revision + 1", ("$world", world));
}
