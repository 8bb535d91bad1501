using RedditMcp.Caching.Warm;

namespace RedditMcp.Budget.Users;

/// <summary>Where keys are kept for all instances. It holds what must survive, so nothing in it ever ends by itself.</summary>
internal interface IApiKeyStore
{
    /// <summary>Where that is, for the operator.</summary>
    string Place { get; }

    /// <summary>All keys there ever were, revoked ones too; the very same list as last time where nothing has changed.</summary>
    ValueTask<StoreReply<IReadOnlyList<ApiKey>>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a new key.</summary>
    /// <returns>Whether the store took it.</returns>
    ValueTask<bool> AddAsync(ApiKey key, CancellationToken cancellationToken);

    /// <summary>Revokes a key; one that was revoked before stays as it is.</summary>
    /// <param name="id">Which.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there is such a key.</returns>
    ValueTask<StoreReply<bool>> RevokeAsync(string id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Drops what is kept of a revoked key.</summary>
    /// <returns>Whether there was such a key, revoked.</returns>
    ValueTask<StoreReply<bool>> ForgetAsync(string id, CancellationToken cancellationToken);
}
