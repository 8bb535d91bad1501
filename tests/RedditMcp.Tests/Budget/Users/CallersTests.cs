using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget.Users;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget.Users;

/// <summary>Who is taken for whom.</summary>
public sealed class CallersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("alice", UserTier.Free)]
    [InlineData("alice@example.com; tier=pro", UserTier.Pro)]
    [InlineData(" alice ;TIER=Enterprise ", UserTier.Enterprise)]
    internal void A_gateway_names_a_user_and_perhaps_a_tier(string header, UserTier tier)
    {
        var caller = CallerIdentity.Of(TrustedUser.Read(header));

        caller.Tier.ShouldBe(tier);
        caller.Id.ShouldStartWith("user-");
        caller.Id.ShouldNotContain("alice");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ; tier=pro")]
    [InlineData("alice; tier=king")]
    [InlineData("alice; role=pro")]
    [InlineData("alice, mallory")]
    [InlineData("mallory; tier=enterprise, alice")]
    public void What_is_not_of_that_form_names_nobody(string header) => TrustedUser.Read(header).ShouldBeNull();

    [Fact]
    public void A_header_that_is_there_twice_names_nobody() => TrustedUser.Read(new StringValues(["mallory", "alice"])).ShouldBeNull();

    [Fact]
    public void Names_in_other_tiers_are_the_same_caller() =>
        CallerIdentity.Of(TrustedUser.Read("alice; tier=pro")).Id.ShouldBe(CallerIdentity.Of(TrustedUser.Read("alice")).Id);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("Bearer something.of.a.gateway", null, null)]
    [InlineData("Bearer rmcp_0000000000000000000000000000000000000000000", null, CallerRefusal.UnknownKey)]
    internal Task Without_keys_whoever_calls_is_the_operator(string? authorization, string? header, CallerRefusal? refusal) =>
        IdentifyAsync(authorization, header, refusal);

    [Theory]
    [InlineData(null, null, CallerRefusal.NoKey)]
    [InlineData("Basic Ym9iOnB3", null, CallerRefusal.NoKey)]
    [InlineData("Bearer rmcp_short", null, CallerRefusal.UnknownKey)]
    internal Task Where_keys_are_required_nobody_comes_in_without(string? authorization, string? header, CallerRefusal? refusal) =>
        IdentifyAsync(authorization, header, refusal, ("RequireKeys", "true"));

    [Theory]
    [InlineData(null, "alice", null)]
    [InlineData(null, null, CallerRefusal.NoKey)]
    [InlineData(null, "alice; tier=king", CallerRefusal.BadHeader)]
    [InlineData("Bearer something.of.a.gateway", "alice", null)]
    [InlineData("Bearer rmcp_short", "alice", CallerRefusal.UnknownKey)]
    internal Task Behind_a_gateway_its_header_counts_and_a_wrong_key_is_still_wrong(string? authorization, string? header, CallerRefusal? refusal) =>
        IdentifyAsync(authorization, header, refusal, ("TrustedHeader", "X-User"));

    [Theory]
    [InlineData("TrustedHeader", "a b", "no name of a header")]
    [InlineData("TrustedHeader", "cookie", "every client sends")]
    [InlineData("CallsPerMinute:Pro", "-1", "Users:CallsPerMinute:Pro is -1")]
    [InlineData("RequestsPerMinute:Free", "-5", "Users:RequestsPerMinute:Free is -5")]
    public async Task Settings_that_cannot_work_are_refused(string key, string value, string expected)
    {
        await using var stores = UserStores.OnFile(_folder, new FakeTimeProvider(), (key, value));

        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => stores.Get<Callers>().MustBeKnown).Message.ShouldContain(expected);
    }

    private async Task IdentifyAsync(string? authorization, string? header, CallerRefusal? refusal, params (string, string?)[] settings)
    {
        await using var stores = UserStores.OnFile(_folder, new FakeTimeProvider(), settings);
        await stores.Keys.RefreshAsync(TestContext.Current.CancellationToken);

        var who = stores.Get<Callers>().Identify(authorization, header);

        who.Refusal.ShouldBe(refusal);
        (who.User is null).ShouldBe(header is null || refusal is not null);
    }
}
