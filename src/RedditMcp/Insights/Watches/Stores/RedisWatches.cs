using System.Globalization;
using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Redis;
using StackExchange.Redis;

namespace RedditMcp.Insights.Watches.Stores;

/// <summary>Watches and alerts in Redis; see <see cref="WatchScripts"/>.</summary>
internal sealed class RedisWatches(RedisLink link) : IWatchStore
{
    private const string Records = "reddit:{watches}:records:v1";

    /// <summary>A page of watches that is read at once: some 100 KB.</summary>
    private const int PageSize = 100;

    public async ValueTask<StoreReply<WatchBook>> ReadAsync(string world, WatchBook? last, CancellationToken cancellationToken)
    {
        var revision = await link.AskAsync(
            RedisOperation.Watches, CountsOf(world), static (session, key) => session.Database.HashGetAsync(key, ""), cancellationToken);
        if (!revision.Answered)
            return default;
        var current = (string?)revision.Value ?? "0";
        if (last?.Revision == current)
            return new(Answered: true, last);

        var watches = await AllAsync(world, _ => true, cancellationToken);
        return watches.Answered ? new(Answered: true, new WatchBook(current, watches.Value!)) : default;
    }

    public ValueTask<StoreReply<IReadOnlyList<Watch>>> OfAsync(string world, string owner, CancellationToken cancellationToken) =>
        AllAsync(world, of => of == owner, cancellationToken);

    public async ValueTask<StoreReply<int>> CountAsync(string world, string owner, CancellationToken cancellationToken)
    {
        var count = await link.AskAsync(
            RedisOperation.Watches, (key: CountsOf(world), owner), static (session, asked) => session.Database.HashGetAsync(asked.key, asked.owner), cancellationToken);
        return new(count.Answered, count.Value.IsNull ? 0 : (int)count.Value);
    }

    public async ValueTask<StoreReply<Watch>> FindAsync(string id, CancellationToken cancellationToken)
    {
        var held = await link.AskAsync(RedisOperation.Watches, id, static (session, id) => session.Database.HashGetAsync(Records, id), cancellationToken);
        return new(held.Answered, Parse(held.Value));
    }

    public ValueTask<StoreReply<bool>> AddAsync(Watch watch, int limit, CancellationToken cancellationToken) => RunAsync(
        WatchScripts.Add, [Records, OwnersOf(watch.World), CountsOf(watch.World)], [watch.Id, watch.Owner, limit, RecordOf(watch)], cancellationToken);

    public ValueTask<StoreReply<bool>> AdvanceAsync(Watch after, IReadOnlyList<WatchAlert> alerts, CancellationToken cancellationToken) =>
        ReplaceAsync(after, alerts, revisions: 0, cancellationToken);

    public ValueTask<StoreReply<bool>> ChangeAsync(Watch after, CancellationToken cancellationToken) =>
        ReplaceAsync(after, [], revisions: 1, cancellationToken);

    public ValueTask<StoreReply<bool>> RemoveAsync(Watch watch, CancellationToken cancellationToken) => RunAsync(
        WatchScripts.Remove, [Records, OwnersOf(watch.World), CountsOf(watch.World), AlertsOf(watch.Id)], [watch.Id], cancellationToken);

    public async ValueTask<StoreReply<IReadOnlyList<WatchAlert>>> AlertsAsync(string id, long after, int most, CancellationToken cancellationToken)
    {
        var found = await link.AskAsync(
            RedisOperation.Watches, (key: AlertsOf(id), after, most),
            static (session, asked) => session.Database.SortedSetRangeByScoreAsync(asked.key, asked.after, exclude: Exclude.Start, take: asked.most), cancellationToken);
        return found.Answered
            ? new(Answered: true, [.. found.Value!.Select(alert => WatchRecord.ReadAlert((string)alert!)).OfType<WatchAlert>()])
            : default;
    }

    private async ValueTask<StoreReply<IReadOnlyList<Watch>>> AllAsync(string world, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        var owners = await link.AskAsync(
            RedisOperation.Watches, OwnersOf(world), static (session, key) => session.Database.HashGetAllAsync(key), cancellationToken);
        if (!owners.Answered)
            return default;
        var watches = new List<Watch>();
        foreach (var page in owners.Value!.Where(pair => isWanted((string)pair.Value!)).Select(pair => pair.Name).Chunk(PageSize))
        {
            var records = await link.AskAsync(
                RedisOperation.Watches, page, static (session, page) => session.Database.HashGetAsync(Records, page), cancellationToken);
            if (!records.Answered)
                return default;
            watches.AddRange(records.Value!.Select(Parse).OfType<Watch>());
        }

        return new(Answered: true, [.. watches.OrderBy(watch => watch.CreatedAt)]);
    }

    private ValueTask<StoreReply<bool>> ReplaceAsync(Watch after, IReadOnlyList<WatchAlert> alerts, int revisions, CancellationToken cancellationToken) => RunAsync(
        WatchScripts.Replace,
        [Records, CountsOf(after.World), AlertsOf(after.Id)],
        [
            after.Id, after.Version - 1, RecordOf(after), revisions, after.Progress.LastAlert - IWatchStore.MostAlerts,
            .. alerts.SelectMany(alert => (RedisValue[])[alert.Number, WatchRecord.Of(alert)]),
        ],
        cancellationToken);

    private async ValueTask<StoreReply<bool>> RunAsync(string script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken)
    {
        var reply = await link.AskAsync(
            RedisOperation.Watches, (script, keys, values),
            static async (session, run) => (long)await session.Database.ScriptEvaluateAsync(run.script, run.keys, run.values), cancellationToken);
        return new(reply.Answered, reply.Value == 1);
    }

    private static string OwnersOf(string world) => $"reddit:{{watches}}:of:{world}:v1";

    private static string CountsOf(string world) => $"reddit:{{watches}}:counts:{world}:v1";

    private static string AlertsOf(string id) => $"reddit:{{watches}}:alerts:{id}:v1";

    private static string RecordOf(Watch watch) => string.Create(CultureInfo.InvariantCulture, $"{watch.Version}\n{WatchRecord.Of(watch)}");

    private static Watch? Parse(RedisValue record) => (string?)record is { } text ? WatchRecord.ReadWatch(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]) : null;
}
