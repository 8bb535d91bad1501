using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Sqlite;

namespace RedditMcp.Budget.Users;

/// <summary>Keys as rows of the state's file. Reading all of them takes microseconds.</summary>
internal sealed class SqliteApiKeys(SqliteStore store) : IApiKeyStore
{
    private IReadOnlyList<ApiKey> _last = [];

    public string Place => store.File.Folder;

    public ValueTask<StoreReply<IReadOnlyList<ApiKey>>> ReadAsync(CancellationToken cancellationToken)
    {
        var reply = store.Read(0, static (session, _) => Read(session));
        if (reply.Value is { } keys && !keys.SequenceEqual(_last))
            _last = keys;
        return ValueTask.FromResult(new StoreReply<IReadOnlyList<ApiKey>>(reply.Answered, reply.Answered ? _last : null));
    }

    public ValueTask<bool> AddAsync(ApiKey key, CancellationToken cancellationToken) => ValueTask.FromResult(store.Write(
        key,
        static (session, added) => session.Execute(
            "INSERT INTO api_keys(id, hash, tier, name, created) VALUES ($id, $hash, $tier, $name, $created) ON CONFLICT(id) DO NOTHING",
            ("$id", added.Id), ("$hash", added.Hash), ("$tier", added.Tier.Name), ("$name", added.Name),
            ("$created", added.CreatedAt.ToUnixTimeMilliseconds()))).Answered);

    public ValueTask<StoreReply<bool>> RevokeAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) => ValueTask.FromResult(store.Write(
        (id, now: now.ToUnixTimeMilliseconds()),
        static (session, asked) => session.Execute(
            "UPDATE api_keys SET revoked = ifnull(revoked, $now) WHERE id = $id", ("$now", asked.now), ("$id", asked.id)) > 0));

    public ValueTask<StoreReply<bool>> ForgetAsync(string id, CancellationToken cancellationToken) => ValueTask.FromResult(store.Write(
        id,
        static (session, asked) => session.Execute("DELETE FROM api_keys WHERE id = $id AND revoked IS NOT NULL", ("$id", asked)) > 0));

    private static List<ApiKey> Read(SqliteSession session)
    {
        using var rows = session.Query("SELECT id, hash, tier, name, created, revoked FROM api_keys ORDER BY created, id");
        var keys = new List<ApiKey>();
        while (rows.Read())
        {
            if (UserTierNames.Parse(rows.GetString(2)) is { } tier)
            {
                keys.Add(new ApiKey(
                    rows.GetString(0), rows.GetString(1), tier, rows.GetString(3), Instant(rows.GetInt64(4)), rows.IsDBNull(5) ? null : Instant(rows.GetInt64(5))));
            }
        }

        return keys;
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
