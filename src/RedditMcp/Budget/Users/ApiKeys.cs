using System.Collections.Frozen;
using System.Security.Claims;

namespace RedditMcp.Budget.Users;

/// <summary>
/// The keys this process knows. They are read again every other second, so that no request waits for their store; while that is down, those known so far go on
/// working.
/// </summary>
internal sealed class ApiKeys(IApiKeyStore store)
{
    private const string CallerPrefix = "key-";

    private volatile Known _known = new([], FrozenDictionary<string, ClaimsPrincipal>.Empty, Good: null);
    private volatile bool _isAvailable;
    private volatile bool _exist;

    /// <summary>Whether the store answered when it was last asked: what is not known then is not to be had.</summary>
    public bool IsAvailable => _isAvailable;

    /// <summary>Whether there is or was a key. Once it is so it stays so until the process ends, also if the store should lose its memory.</summary>
    public bool Exist => _exist;

    /// <summary>Reads the keys.</summary>
    /// <returns>Whether the store answered.</returns>
    public async ValueTask<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        var reply = await store.ReadAsync(cancellationToken);
        if (reply.Value is { } keys && (_known.Good is null || !ReferenceEquals(keys, _known.Keys)))
        {
            _known = new Known(
                keys,
                keys.Where(key => key.RevokedAt is null).ToFrozenDictionary(
                    key => key.Hash, key => new ClaimsPrincipal(new CallerIdentity(new Caller(CallerOf(key), key.Tier))), StringComparer.Ordinal),
                keys.Where(key => key.RevokedAt is null).Select(CallerOf).ToFrozenSet(StringComparer.Ordinal));
            _exist = _exist || keys.Count > 0;
        }

        return _isAvailable = reply.Answered;
    }

    /// <summary>Whose key this is; null where it is nobody's, or was revoked.</summary>
    public ClaimsPrincipal? Find(ReadOnlySpan<char> secret)
    {
        Span<char> hash = stackalloc char[ApiKeySecret.HashLength];
        return ApiKeySecret.TryHash(secret, hash) && _known.Callers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(hash, out var caller) ? caller : null;
    }

    /// <summary>Whether a caller was known by a key that is good no more.</summary>
    /// <param name="caller">The caller's id.</param>
    public bool HaveLost(string caller) => caller.StartsWith(CallerPrefix, StringComparison.Ordinal) && _known.Good is { } good && !good.Contains(caller);

    private static string CallerOf(ApiKey key) => CallerPrefix + key.Id;

    /// <summary>What was read last.</summary>
    /// <param name="Keys">All keys.</param>
    /// <param name="Callers">The callers of those that are good, by hash.</param>
    /// <param name="Good">The ids of these callers; null before the keys were ever read.</param>
    private sealed record Known(IReadOnlyList<ApiKey> Keys, FrozenDictionary<string, ClaimsPrincipal> Callers, FrozenSet<string>? Good);
}
