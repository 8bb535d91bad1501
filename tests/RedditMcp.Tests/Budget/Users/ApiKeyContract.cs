using System.Text.Json;
using RedditMcp.Budget.Users;
using RedditMcp.Caching.Warm;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget.Users;

/// <summary>What every store of keys does, run against each.</summary>
public abstract class ApiKeyContract : IAsyncLifetime
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 12, 30, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected UserStores One { get; private set; } = null!;

    private protected UserStores Two { get; private set; } = null!;

    public async ValueTask InitializeAsync() => (One, Two) = (await OpenAsync(), await OpenAsync());

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (One is not null)
            await One.DisposeAsync();
        if (Two is not null)
            await Two.DisposeAsync();
    }

    private protected abstract ValueTask<UserStores> OpenAsync();

    [Fact]
    public async Task A_key_is_known_to_every_instance_as_it_was_made()
    {
        var key = ApiKey.Of(ApiKeySecret.Make(), UserTier.Business, "Ann \"the\" O'Neil, é", s_now);

        (await One.KeyStore.AddAsync(key, Cancel)).ShouldBeTrue();

        (await ReadAsync(Two)).ShouldHaveSingleItem().ShouldBe(key);
    }

    [Fact]
    public async Task A_revoked_key_stays_and_knows_when_and_a_forgotten_one_goes()
    {
        var (first, second) = (await AddAsync(UserTier.Free), await AddAsync(UserTier.Pro));

        (await ChangeAsync(() => Two.KeyStore.RevokeAsync(first.Id, s_now.AddDays(1), Cancel))).ShouldBeTrue();
        (await ChangeAsync(() => Two.KeyStore.RevokeAsync(first.Id, s_now.AddDays(2), Cancel))).ShouldBeTrue();
        (await ChangeAsync(() => Two.KeyStore.RevokeAsync("nothing", s_now, Cancel))).ShouldBeFalse();
        (await ReadAsync(One)).ShouldBe([first with { RevokedAt = s_now.AddDays(1) }, second], ignoreOrder: true);

        (await ChangeAsync(() => One.KeyStore.ForgetAsync(second.Id, Cancel))).ShouldBeFalse();
        (await ChangeAsync(() => One.KeyStore.ForgetAsync(first.Id, Cancel))).ShouldBeTrue();
        (await ReadAsync(Two)).ShouldHaveSingleItem().ShouldBe(second);
    }

    [Fact]
    public async Task Nothing_changed_is_told_by_the_same_list()
    {
        await AddAsync(UserTier.Free);
        var before = await ReadAsync(Two);

        (await ReadAsync(Two)).ShouldBeSameAs(before);
        await AddAsync(UserTier.Free);
        (await ReadAsync(Two)).ShouldNotBeSameAs(before);
    }

    [Fact]
    public async Task Another_instance_takes_a_key_when_it_looks_again_and_refuses_it_when_it_is_revoked()
    {
        var secret = ApiKeySecret.Make();
        await Two.Keys.RefreshAsync(Cancel);
        (Two.Keys.Exist, Two.Keys.IsAvailable, Two.Keys.Find(secret)).ShouldBe((false, true, null));
        var key = ApiKey.Of(secret, UserTier.Pro, "", s_now);
        await One.KeyStore.AddAsync(key, Cancel);

        await Two.Keys.RefreshAsync(Cancel);
        CallerIdentity.Of(Two.Keys.Find(secret)).ShouldBe(new Caller("key-" + key.Id, UserTier.Pro));
        Two.Keys.Find(secret[..^1] + '!').ShouldBeNull();
        Two.Keys.Find(secret + 'x').ShouldBeNull();
        Two.Keys.Find("rmcp_").ShouldBeNull();

        await One.KeyStore.RevokeAsync(key.Id, s_now, Cancel);
        await Two.Keys.RefreshAsync(Cancel);
        Two.Keys.Find(secret).ShouldBeNull();
        Two.Keys.Exist.ShouldBeTrue("the last key was revoked, and still nobody comes in without one");
    }

    [Fact]
    public async Task What_is_kept_of_a_key_does_not_hold_it()
    {
        var secret = ApiKeySecret.Make();
        await One.KeyStore.AddAsync(ApiKey.Of(secret, UserTier.Free, "x", s_now), Cancel);

        JsonSerializer.Serialize((await ReadAsync(One)).Single(), ApiKeyJson.Default.ApiKey).ShouldNotContain(secret[ApiKeySecret.Prefix.Length..]);
    }

    private async Task<ApiKey> AddAsync(UserTier tier)
    {
        var key = ApiKey.Of(ApiKeySecret.Make(), tier, tier.Name, s_now);
        await Patience.UntilAsync(() => One.KeyStore.AddAsync(key, Cancel), "the key is kept");
        return key;
    }

    /// <summary>Changes something, again where the store did not answer in its 200 ms, which on a busy machine happens.</summary>
    private static async Task<bool> ChangeAsync(Func<ValueTask<StoreReply<bool>>> change)
    {
        StoreReply<bool> reply = default;
        await Patience.UntilAsync(async () => (reply = await change()).Answered, "the store answers");
        return reply.Value;
    }

    private static async Task<IReadOnlyList<ApiKey>> ReadAsync(UserStores stores)
    {
        IReadOnlyList<ApiKey>? keys = null;
        await Patience.UntilAsync(async () => (keys = (await stores.KeyStore.ReadAsync(Cancel)).Value) is not null, "the store answers");
        return keys!;
    }
}
