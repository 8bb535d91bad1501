using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget.Users;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget.Users;

/// <summary>Requests are counted over all instances, without any of them waiting for it.</summary>
public sealed class RequestTallyTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instances_learn_of_each_others_requests_through_a_file()
    {
        using var folder = new TemporaryFolder();
        await using var one = UserStores.OnFile(folder, _time, ("RequestsPerMinute:Free", "10"));
        await using var two = UserStores.OnFile(folder, _time, ("RequestsPerMinute:Free", "10"));
        await LearnAsync(one, two);
    }

    [Fact]
    public async Task Instances_learn_of_each_others_requests_through_redis()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var one = UserStores.OnRedis(redis.Url, _time, ("RequestsPerMinute:Free", "10"));
        await using var two = UserStores.OnRedis(redis.Url, _time, ("RequestsPerMinute:Free", "10"));
        await LearnAsync(one, two);
    }

    private async Task LearnAsync(UserStores one, UserStores two)
    {
        var caller = new Caller("user-1", UserTier.Free);
        var (first, second) = (one.Get<RequestCeiling>(), two.Get<RequestCeiling>());
        for (var request = 0; request < 6; request++)
        {
            first.Count(caller).ShouldBeNull();
            second.Count(caller).ShouldBeNull();
        }

        first.Check(caller).ShouldBeNull();
        await ReportAsync(one);
        await ReportAsync(two);
        second.Check(caller).ShouldNotBeNull().Message.ShouldContain("the free tier may send 10 a minute");
        first.Check(caller).ShouldBeNull("it reported before the other did");

        first.Count(caller).ShouldBeNull();
        await ReportAsync(one);
        first.Check(caller).ShouldNotBeNull();
        _time.Advance(TimeSpan.FromMinutes(2));
        first.Check(caller).ShouldBeNull();
    }

    private async Task ReportAsync(UserStores stores)
    {
        await Patience.UntilAsync(async () => await stores.Tally.AddAsync(RequestWindow.MinuteOf(_time.GetUtcNow()), [], Cancel) is not null, "the store answers");
        using var reports = new RequestReports(
            stores.Tally, stores.Get<CallerAccounts>(), _time, NullLogger<RequestReports>.Instance);
        await reports.ReportAsync(Cancel);
    }
}
