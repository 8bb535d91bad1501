using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Redis;
using RedditMcp.Telemetry;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Warm.Redis;

/// <summary>The bad days of Redis: never an exception, said plainly, and over by themselves. Time is driven; the servers are real.</summary>
public sealed class RedisTroubleTests
{
    private const string Name = "t:posts:1:v1";
    private static readonly TimeSpan s_life = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_redis_that_dies_is_skipped_and_taken_back_when_it_is_there_again()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var stores = WarmStores.OnRedis(redis.Url, _time);
        (await stores.WorksAsync()).ShouldBeTrue();

        await redis.KillAsync();
        await Patience.UntilAsync(async () => !await stores.WorksAsync(), "the loss is noticed");
        await NothingAnswersAsync(stores);
        (await stores.Tier.StatusAsync(Cancel)).Trouble!.ShouldContain("cannot be reached");

        await redis.RestartAsync();
        await ComesBackAsync(stores);
    }

    [Fact]
    public async Task A_redis_that_is_not_there_at_the_start_is_taken_when_it_comes()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.KillAsync();
        await using var stores = WarmStores.OnRedis(redis.Url, _time);

        (await stores.WorksAsync()).ShouldBeFalse();
        await NothingAnswersAsync(stores);

        await redis.RestartAsync();
        await ComesBackAsync(stores);
    }

    [Fact]
    public async Task A_redis_that_hangs_costs_its_budget_three_times_and_then_nothing()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var stores = WarmStores.OnRedis(redis.Url, _time);
        (await stores.WorksAsync()).ShouldBeTrue();
        await redis.StopAsync();

        for (var time = 0; time < 3; time++)
        {
            stores.Tier.IsAvailable.ShouldBeTrue();
            (await InDrivenTimeAsync(stores.Tier.GetAsync(Name, Cancel).AsTask())).ShouldBeNull();
        }

        stores.Tier.IsAvailable.ShouldBeFalse();
        var skipped = stores.Tier.GetAsync(Name, Cancel);
        skipped.IsCompletedSuccessfully.ShouldBeTrue();
        (await skipped).ShouldBeNull();

        await redis.ContinueAsync();
        await ComesBackAsync(stores);
    }

    [Fact]
    public async Task A_redis_that_hangs_at_the_first_question_holds_nobody_up()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.StopAsync();
        await using var stores = WarmStores.OnRedis(redis.Url, _time);

        (await InDrivenTimeAsync(stores.Tier.GetAsync(Name, Cancel).AsTask())).ShouldBeNull();

        await redis.ContinueAsync();
        await ComesBackAsync(stores);
    }

    [Fact]
    public async Task A_full_redis_stops_writing_and_not_reading()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var stores = WarmStores.OnRedis(redis.Url, _time);
        await stores.Tier.SetAsync(Name, "held"u8.ToArray(), s_life, Cancel);
        await redis.CliAsync("CONFIG", "SET", "maxmemory-policy", "noeviction");
        await redis.CliAsync("CONFIG", "SET", "maxmemory", "1");

        (await stores.Tier.SetAsync("t:posts:2:v1", new byte[100], s_life, Cancel)).ShouldBeFalse();
        (await stores.Leases.TryTakeAsync("t:lease:posts:1:v1", "me", s_life, Cancel)).ShouldBe(LeaseOutcome.Unavailable);

        (await stores.Tier.GetAsync(Name, Cancel))!.Value.ToArray().ShouldBe("held"u8.ToArray());
        stores.Tier.IsAvailable.ShouldBeTrue();
        var status = await stores.Tier.StatusAsync(Cancel);
        status.Trouble!.ShouldContain("is full");
        (status.Limit, status.Policy).ShouldBe((1, "noeviction"));

        await redis.CliAsync("CONFIG", "SET", "maxmemory", "0");
        _time.Advance(s_rest);
        (await stores.WorksAsync()).ShouldBeTrue();
        (await stores.Tier.StatusAsync(Cancel)).Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_never_shown()
    {
        await using var redis = await RedisServer.StartAsync("--requirepass", "the-right-one");
        await using var stores = WarmStores.OnRedis(redis.Url.Replace("//", "//:hunter2@", StringComparison.Ordinal), _time);

        (await stores.WorksAsync()).ShouldBeFalse();

        await NothingAnswersAsync(stores);
        var status = await stores.Tier.StatusAsync(Cancel);
        status.Trouble!.ShouldContain("user or password");
        status.ToString().ShouldNotContain("hunter2");
        stores.Logs.Lines.ShouldNotBeEmpty();
        stores.Logs.Lines.ShouldAllBe(line => !line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_user_and_a_password_full_of_signs_are_understood()
    {
        await using var redis = await RedisServer.StartAsync("--user", "me", "on", "~*", "&*", "+@all", ">p@ss:w/rd,=%");
        await using var stores = WarmStores.OnRedis(redis.Url.Replace("//", "//me:p%40ss%3Aw%2Frd%2C%3D%25@", StringComparison.Ordinal) + "/2", _time);

        (await stores.WorksAsync()).ShouldBeTrue();
        (await redis.CliAsync("INFO", "keyspace")).ShouldContain("db2:keys=1");
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("-LOADING Redis is loading the dataset in memory\r\n")]
    [InlineData("$-7\r\n*99999999999\r\n")]
    public async Task A_server_that_is_not_redis_is_no_exception(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var talking = AnswerAllAsync(listener, System.Text.Encoding.ASCII.GetBytes(answer));
        await using (var stores = WarmStores.OnRedis(
            string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), _time))
        {
            (await InDrivenTimeAsync(stores.WorksAsync().AsTask())).ShouldBeFalse();
            (await InDrivenTimeAsync(stores.Tier.StatusAsync(Cancel).AsTask())).Trouble.ShouldNotBeNull();
            stores.Tier.IsAvailable.ShouldBeFalse();
        }

        listener.Stop();
        await talking;
    }

    [Fact]
    public async Task What_is_not_this_programs_is_a_miss_and_breaks_nothing()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var stores = WarmStores.OnRedis(redis.Url, _time);
        await redis.CliAsync("LPUSH", Name, "x");
        await redis.CliAsync("HSET", "t:meta:posts:2:v1", "tool", "posts", "accessed_count", "many");
        await redis.CliAsync("SET", "t:meta:posts:3:v1", "x");
        await redis.CliAsync("SET", "t:stats:keys:posts", "x");
        await redis.CliAsync("LPUSH", "t:lease:posts:1:v1", "x");

        (await stores.Tier.GetAsync(Name, Cancel)).ShouldBeNull();
        (await stores.KnownOfAsync("t:posts:2:v1")).ShouldNotBeNull().AccessedCount.ShouldBe(0);
        (await stores.KnownOfAsync("t:posts:3:v1")).ShouldBeNull();
        (await stores.Statistics.CountAsync("t", "posts", Cancel)).ShouldBeNull();
        (await stores.Leases.TryTakeAsync("t:lease:posts:1:v1", "me", s_life, Cancel)).ShouldBe(LeaseOutcome.Unavailable);
        stores.Tier.IsAvailable.ShouldBeTrue();

        (await stores.Tier.SetAsync(Name, "mine"u8.ToArray(), s_life, Cancel)).ShouldBeTrue();
        (await stores.Tier.GetAsync(Name, Cancel)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Scripts_that_redis_has_forgotten_are_sent_again()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var stores = WarmStores.OnRedis(redis.Url, _time);
        (await stores.Leases.TryTakeAsync("t:lease:1", "me", s_life, Cancel)).ShouldBe(LeaseOutcome.Taken);

        await redis.CliAsync("SCRIPT", "FLUSH");

        (await stores.Leases.TryTakeAsync("t:lease:1", "me", s_life, Cancel)).ShouldBe(LeaseOutcome.Taken);
        (await stores.Leases.RenewAsync("t:lease:1", "me", s_life, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task Reading_goes_to_a_replica_only_where_that_is_asked_for()
    {
        await using var master = await RedisServer.StartAsync();
        await using var replica = await RedisServer.StartAsync("--replicaof", $"127.0.0.1 {master.Port}");
        await Patience.UntilAsync(async () => (await replica.CliAsync("INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal), "the replica follows");
        await using var stores = WarmStores.OnRedis($"{master.Url},127.0.0.1:{replica.Port}?preferReplica=true", _time);

        (await stores.Tier.SetAsync(Name, "x"u8.ToArray(), s_life, Cancel)).ShouldBeTrue();
        await Patience.UntilAsync(async () => await stores.Tier.GetAsync(Name, Cancel) is not null, "the replica has it");

        (await replica.CliAsync("INFO", "stats")).ShouldNotContain("keyspace_hits:0");
        (await master.CliAsync("INFO", "stats")).ShouldContain("keyspace_hits:0");
    }

    [Fact]
    public async Task A_master_that_becomes_a_replica_is_read_and_not_written_until_it_is_master_again()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var other = await RedisServer.StartAsync();
        await using var stores = WarmStores.OnRedis(redis.Url, _time);
        (await stores.WorksAsync()).ShouldBeTrue();

        await redis.CliAsync("REPLICAOF", "127.0.0.1", other.Port.ToString(CultureInfo.InvariantCulture));
        await Patience.UntilAsync(async () => (await redis.CliAsync("INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal), "it follows");
        await other.CliAsync("SET", Name, "held");

        (await stores.Tier.SetAsync("t:posts:2:v1", "x"u8.ToArray(), s_life, Cancel)).ShouldBeFalse();
        await Patience.UntilAsync(async () => await stores.Tier.GetAsync(Name, Cancel) is not null, "it is read");
        stores.Tier.IsAvailable.ShouldBeTrue();
        stores.Logs.Lines.ShouldContain(line => line.Contains("takes no writes", StringComparison.Ordinal));

        await redis.CliAsync("REPLICAOF", "NO", "ONE");
        await ComesBackAsync(stores);
    }

    [Fact]
    public async Task A_replica_alone_is_read_and_not_written()
    {
        await using var master = await RedisServer.StartAsync();
        await using var replica = await RedisServer.StartAsync("--replicaof", $"127.0.0.1 {master.Port}");
        await Patience.UntilAsync(async () => (await replica.CliAsync("INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal), "the replica follows");
        await master.CliAsync("SET", Name, "held");
        await using var stores = WarmStores.OnRedis(replica.Url, _time);

        await Patience.UntilAsync(async () => await stores.Tier.GetAsync(Name, Cancel) is not null, "the replica has it");
        (await stores.Tier.SetAsync(Name, "x"u8.ToArray(), s_life, Cancel)).ShouldBeFalse();

        stores.Tier.IsAvailable.ShouldBeTrue();
        (await stores.Tier.StatusAsync(Cancel)).Trouble!.ShouldContain("takes no writes");
        (await stores.Tier.GetAsync(Name, Cancel)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_command_the_user_may_not_give_is_told_once_until_it_works_again()
    {
        await using var redis = await RedisServer.StartAsync("--user", "me", "on", "~*", "&*", "+@all", ">secret");
        await using var stores = WarmStores.OnRedis(redis.Url.Replace("//", "//me:secret@", StringComparison.Ordinal), _time);
        (await stores.WorksAsync()).ShouldBeTrue();

        for (var round = 1; round <= 2; round++)
        {
            await redis.CliAsync("ACL", "SETUSER", "me", "-set", "-setex", "-psetex");
            for (var time = 0; time < 5; time++)
                (await stores.Tier.SetAsync(Name, new byte[1], s_life, Cancel)).ShouldBeFalse();
            (await stores.Tier.GetAsync(Name, Cancel)).ShouldBeNull();
            stores.Tier.IsAvailable.ShouldBeTrue();
            stores.Logs.Lines.Count(line => line.Contains("warm_tier_trouble", StringComparison.Ordinal)).ShouldBe(round);

            await redis.CliAsync("ACL", "SETUSER", "me", "+@all");
            (await stores.WorksAsync()).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_first_connection_that_could_not_be_made_is_made_anew()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.KillAsync();
        var address = RedisAddress.Parse(redis.Url);
        address.Options.AbortOnConnectFail = true; // then the driver throws where it would wait otherwise
        await using var services = new ServiceCollection().AddMetrics().AddSingleton<WarmMetrics>().BuildServiceProvider();
        await using var link = new RedisLink(address, services.GetRequiredService<WarmMetrics>(), _time, NullLogger<RedisLink>.Instance);
        var tier = new RedisWarmTier(link);
        await Patience.UntilAsync(
            async () =>
            {
                (await InDrivenTimeAsync(tier.GetAsync(Name, Cancel).AsTask())).ShouldBeNull();
                return !tier.IsAvailable;
            },
            "the connection has failed");

        await redis.RestartAsync();

        await Patience.UntilAsync(
            async () =>
            {
                _time.Advance(s_rest);
                return await InDrivenTimeAsync(tier.SetAsync(Name, new byte[1], s_life, Cancel).AsTask());
            },
            "it is made anew");
    }

    private static async Task NothingAnswersAsync(WarmStores stores)
    {
        (await stores.Tier.GetAsync(Name, Cancel)).ShouldBeNull();
        (await stores.Tier.SetAsync(Name, new byte[1], s_life, Cancel)).ShouldBeFalse();
        (await stores.Tier.RemoveAsync([Name], Cancel)).ShouldBeNull();
        (await stores.Leases.TryTakeAsync("t:lease:1", "me", s_life, Cancel)).ShouldBe(LeaseOutcome.Unavailable);
        (await stores.Leases.RenewAsync("t:lease:1", "me", s_life, Cancel)).ShouldBeFalse();
        await stores.Leases.ReleaseAsync("t:lease:1", "me", Cancel);
        await stores.Leases.LeaveFailureAsync("t:lease:1", "why", s_life, Cancel);
        (await stores.Leases.FindFailureAsync("t:lease:1", Cancel)).ShouldBeNull();
        (await stores.Statistics.RecordAsync([new EntryUse(Name, 1, DateTimeOffset.UnixEpoch, Written: null)], Cancel)).ShouldBeFalse();
        await Should.ThrowAsync<IOException>(async () => await stores.KnownOfAsync(Name));
        (await stores.Statistics.CountAsync("t", "posts", Cancel)).ShouldBeNull();
        (await stores.Notices.PostAsync("x", Cancel)).ShouldBeFalse();
        (await stores.Notices.ReadAsync(null, Cancel)).ShouldBeNull();
        await Should.ThrowAsync<IOException>(async () => await stores.Tier.ScanAsync("t:", Cancel).AnyAsync(Cancel)); // who purges must know
        stores.Tier.IsAvailable.ShouldBeFalse();
    }

    /// <summary>Any failure asks for another rest, so time goes on until one try has met a connection.</summary>
    private async Task ComesBackAsync(WarmStores stores)
    {
        await Patience.UntilAsync(
            async () =>
            {
                _time.Advance(s_rest);
                return await InDrivenTimeAsync(stores.WorksAsync().AsTask());
            },
            "Redis is taken back");
        stores.Tier.IsAvailable.ShouldBeTrue();
        (await InDrivenTimeAsync(stores.Tier.StatusAsync(Cancel).AsTask())).Trouble.ShouldBeNull();
    }

    /// <summary>Lets time pass, a hundred times slower than it says, until a question is answered or given up.</summary>
    private async Task<T> InDrivenTimeAsync<T>(Task<T> question)
    {
        await Patience.UntilAsync(
            () =>
            {
                if (!question.IsCompleted)
                    _time.Advance(TimeSpan.FromMilliseconds(10));
                return ValueTask.FromResult(question.IsCompleted);
            },
            "the question ends");
        return await question;
    }

    private static async Task AnswerAllAsync(TcpListener listener, byte[] answer)
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.AcceptTcpClientAsync(Cancel), answer);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            return; // the test is over
        }
    }

    private static async Task AnswerAsync(TcpClient client, byte[] answer)
    {
        using var connection = client;
        var stream = client.GetStream();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer, Cancel) > 0)
                await stream.WriteAsync(answer, Cancel);
        }
        catch (IOException)
        {
            return; // it hung up
        }
    }
}
