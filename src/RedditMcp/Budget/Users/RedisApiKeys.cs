using System.Text.Json;
using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Redis;
using StackExchange.Redis;

namespace RedditMcp.Budget.Users;

/// <summary>
/// Keys in one hash, <c>reddit:users:keys:v1</c>, without expiry: the JSON of each under its id, and under <c>revision</c> a random text that is another
/// after every change.
/// </summary>
internal sealed class RedisApiKeys(RedisLink link) : IApiKeyStore
{
    private const string Key = "reddit:users:keys:v1";
    private const string Revision = "revision";

    private volatile Reading? _last;

    public string Place => "Redis at " + link.Place;

    public async ValueTask<StoreReply<IReadOnlyList<ApiKey>>> ReadAsync(CancellationToken cancellationToken)
    {
        var reply = await link.AskAsync(RedisOperation.Keys, _last, ReadAsync, cancellationToken);
        if (reply.Answered)
            _last = reply.Value;
        return new(reply.Answered, reply.Value?.Keys);
    }

    public async ValueTask<bool> AddAsync(ApiKey key, CancellationToken cancellationToken) =>
        (await ReplaceAsync(key.Id, held => held ?? key, cancellationToken)).Value;

    public ValueTask<StoreReply<bool>> RevokeAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) =>
        ReplaceAsync(id, held => held is { RevokedAt: null } ? held with { RevokedAt = now } : held, cancellationToken);

    public ValueTask<StoreReply<bool>> ForgetAsync(string id, CancellationToken cancellationToken) => link.AskAsync(
        RedisOperation.Keys, id,
        static async (session, id) =>
        {
            var held = await session.Database.HashGetAsync(Key, id);
            return !held.IsNull && Parse(held) is { RevokedAt: not null } && await ReplaceAsync(session, id, held, RedisValue.EmptyString);
        },
        cancellationToken);

    private static async Task<Reading?> ReadAsync(RedisSession session, Reading? last)
    {
        // Not from a replica: a key that was revoked must not come back for as long as one lags.
        var revision = (string?)await session.Database.HashGetAsync(Key, Revision);
        if (last is not null && revision == last.Revision)
            return last;
        var fields = await session.Database.HashGetAllAsync(Key);
        return new Reading(
            fields.FirstOrDefault(field => field.Name == Revision).Value,
            [.. fields.Where(field => field.Name != Revision).Select(field => Parse(field.Value)).OfType<ApiKey>()]);
    }

    private ValueTask<StoreReply<bool>> ReplaceAsync(string id, Func<ApiKey?, ApiKey?> change, CancellationToken cancellationToken) => link.AskAsync(
        RedisOperation.Keys, (id, change),
        static async (session, asked) =>
        {
            var held = await session.Database.HashGetAsync(Key, asked.id);
            var before = held.IsNull ? null : Parse(held);
            var after = asked.change(before);
            return after is not null
                && (after == before || await ReplaceAsync(session, asked.id, held, JsonSerializer.Serialize(after, ApiKeyJson.Default.ApiKey)));
        },
        cancellationToken);

    private static async Task<bool> ReplaceAsync(RedisSession session, string id, RedisValue before, RedisValue after) =>
        (long)await session.Database.ScriptEvaluateAsync(
            UserScripts.ReplaceKey, [Key], [id, before.IsNull ? RedisValue.EmptyString : before, after, Guid.NewGuid().ToString("N")]) == 1;

    /// <summary>What a later version wrote and this one cannot read is no key here.</summary>
    private static ApiKey? Parse(RedisValue value)
    {
        try
        {
            return JsonSerializer.Deserialize((string)value!, ApiKeyJson.Default.ApiKey);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Reading(string? Revision, IReadOnlyList<ApiKey> Keys);
}
