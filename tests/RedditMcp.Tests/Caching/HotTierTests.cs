using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;

namespace RedditMcp.Tests.Caching;

public sealed class HotTierTests : IDisposable
{
    private const long Bound = 1024 * 1024;
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _time = new();
    private readonly HotTier _tier;

    public HotTierTests()
    {
        var metrics = new CacheMetrics(_services.GetRequiredService<IMeterFactory>());
        _tier = new HotTier(Options.Create(new CacheOptions { HotBytes = Bound }), _time, metrics);
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Eight_writers_never_pass_the_bound_and_the_count_of_bytes_stays_true()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            () =>
            {
                var random = new Random(writer);
                for (var i = 0; i < 2_000; i++)
                {
                    var key = KeyOf(random.Next(400));
                    _tier.Set(key, EntryOf(key, random.Next(1, 20_000)));
                    _tier.Bytes.ShouldBeLessThanOrEqualTo(Bound + (8 * 21_000));
                    _tier.Get(KeyOf(random.Next(400)));
                }
            },
            TestContext.Current.CancellationToken)));

        _tier.Bytes.ShouldBeInRange(1, Bound);
        var held = Enumerable.Range(0, 400).Select(number => _tier.Get(KeyOf(number))).OfType<CacheEntry>().ToList();
        held.Count.ShouldBe(_tier.Count);
        held.Sum(entry => (long)entry.Weight).ShouldBe(_tier.Bytes);
    }

    [Fact]
    public void What_has_passed_its_stale_limit_goes_first()
    {
        var (dead, alive) = (KeyOf(1), KeyOf(2));
        _tier.Set(dead, EntryOf(dead, 400_000) with { StaleUntil = _time.GetUtcNow() + TimeSpan.FromMinutes(1) });
        _tier.Set(alive, EntryOf(alive, 400_000));
        _time.Advance(TimeSpan.FromMinutes(2));

        _tier.Set(KeyOf(3), EntryOf(KeyOf(3), 400_000));

        _tier.Get(dead).ShouldBeNull();
        _tier.Get(alive).ShouldNotBeNull();
        _tier.Get(KeyOf(3)).ShouldNotBeNull();
    }

    [Fact]
    public void Another_question_with_the_same_hash_gets_nothing()
    {
        var key = KeyOf(1);
        _tier.Set(key, EntryOf(key, 10));

        _tier.Get(key with { Parameters = """{"query":"another"}""" }).ShouldBeNull();
    }

    [Fact]
    public void Replacing_an_entry_does_not_count_it_twice()
    {
        var key = KeyOf(1);
        for (var i = 0; i < 100; i++)
            _tier.Set(key, EntryOf(key, 100_000));

        _tier.Count.ShouldBe(1);
        _tier.Bytes.ShouldBe(_tier.Get(key)!.Weight);
    }

    private static CacheKey KeyOf(int number) => CacheKey.Of("posts", string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{number}}}"""));

    private CacheEntry EntryOf(CacheKey key, int size) => new()
    {
        Body = new byte[size],
        Parameters = key.Parameters,
        Source = RedditSource.Simulator,
        FetchedAt = _time.GetUtcNow(),
        FreshUntil = _time.GetUtcNow() + TimeSpan.FromMinutes(5),
        StaleUntil = _time.GetUtcNow() + TimeSpan.FromHours(24),
    };
}
