using RedditMcp.Budget.Users;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget.Users;

/// <summary>The contract on a Redis.</summary>
public sealed class RedisChargesTests : ChargeContract
{
    private readonly List<IAsyncDisposable> _opened = [];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var opened in _opened.AsEnumerable().Reverse())
            await opened.DisposeAsync();
    }

    private protected override async ValueTask<(IChargeStore One, IChargeStore Two)> OpenAsync(TimeProvider time)
    {
        var redis = await RedisServer.StartAsync();
        var (one, two) = (UserStores.OnRedis(redis.Url, time), UserStores.OnRedis(redis.Url, time));
        _opened.AddRange([redis, one, two]);
        return (one.Charges, two.Charges);
    }
}
