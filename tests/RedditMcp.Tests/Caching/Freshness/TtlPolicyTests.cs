using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;
using RedditMcp.Caching;
using RedditMcp.Caching.Freshness;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Freshness;

public sealed class TtlPolicyTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 100, 100, 1)]
    [InlineData(7, 100, 100, 2)]
    [InlineData(25, 100, 100, 3)]
    [InlineData(1, 5, 100, 2)]
    [InlineData(1, 501, 100, 0.5)]
    [InlineData(1, 100, 601, 0.5)]
    [InlineData(1, 501, 601, 0.25)]
    [InlineData(25, 5, 100, 6)]
    [InlineData(25, 501, 100, 1.5)]
    public void A_posts_age_activity_and_velocity_multiply(int hours, int comments, int score, double factor) =>
        PostFactors.Of(Page(Post(hours, comments, score)), s_now).ShouldBe(factor);

    [Fact]
    public void For_a_list_each_factor_is_the_median_over_its_posts()
    {
        PostFactors.Of(Page(Post(1, 100, 100), Post(25, 100, 100), Post(30, 100, 100)), s_now).ShouldBe(3);
        PostFactors.Of(Page(Post(1, 5, 100), Post(25, 100, 100)), s_now).ShouldBe(2 * 1.5);
        PostFactors.Of(Page(), s_now).ShouldBe(1);
    }

    [Fact]
    public void A_thread_goes_by_its_post() =>
        PostFactors.Of(new ThreadPage(Post(25, 100, 100), [], []), s_now).ShouldBe(3);

    [Theory]
    [InlineData(1, 1, null, 300)]
    [InlineData(2, 1, null, 600)]
    [InlineData(6, 1, null, 900)]       // the row's maximum
    [InlineData(0.25, 1, null, 120)]    // the row's minimum
    [InlineData(1, 1, 0.0, 450)]        // nothing new: half as long again
    [InlineData(1, 1, 0.2, 300)]
    [InlineData(1, 1, 0.5, 150)]        // half of it new: half as long
    [InlineData(1, 2, 0.0, 900)]
    public void Content_and_change_decide_within_the_row(double posts, double drift, double? change, double seconds)
    {
        using var policy = new Deciding();
        policy.Decide(new(ContentKind.PostsHot, posts, drift, change)).TimeToLive.TotalSeconds.ShouldBe(seconds);
    }

    [Fact]
    public void A_key_that_never_changes_drifts_to_the_longest_ttl_and_one_that_always_does_to_the_shortest()
    {
        using var policy = new Deciding();
        var (calm, lively) = (1.0, 1.0);
        for (var i = 0; i < 20; i++)
        {
            calm = policy.Decide(new(ContentKind.SubredditInfo, 1, calm, 0)).Drift;
            lively = policy.Decide(new(ContentKind.SubredditInfo, 1, lively, 1)).Drift;
        }

        policy.Decide(new(ContentKind.SubredditInfo, 1, calm, null)).TimeToLive.ShouldBe(TimeSpan.FromHours(8));
        policy.Decide(new(ContentKind.SubredditInfo, 1, lively, null)).TimeToLive.ShouldBe(TimeSpan.FromMinutes(30));
        policy.Decide(new(ContentKind.SubredditInfo, 1, lively, 0)).Drift.ShouldBeGreaterThan(lively); // and comes back
    }

    [Theory]
    [InlineData(60, 300)]
    [InlineData(61, 450)]
    [InlineData(80, 450)]
    [InlineData(81, 600)]
    public async Task Under_load_answers_are_kept_longer(int callsInTheLastMinute, double seconds)
    {
        using var policy = new Deciding();
        for (var i = 0; i < callsInTheLastMinute; i++)
            (await policy.Budget.TakeAsync(CallPriority.Interactive, Persistence.OneTry, TestContext.Current.CancellationToken)).Succeeded.ShouldBeTrue();
        policy.Decide(new(ContentKind.PostsHot, 1, 1, null)).TimeToLive.TotalSeconds.ShouldBe(seconds);

        policy.Time.Advance(TimeSpan.FromMinutes(1));
        policy.Decide(new(ContentKind.PostsHot, 1, 1, null)).TimeToLive.TotalSeconds.ShouldBe(300);
    }

    [Fact]
    public void A_low_hit_rate_makes_a_kinds_ttls_longer_and_a_very_high_one_shorter()
    {
        using var policy = new Deciding();
        for (var i = 0; i < 1000; i++)
            policy.HitRates.Observe(ContentKind.PostsHot, isHit: i % 10 < 4);
        policy.Decide(new(ContentKind.PostsHot, 1, 1, null)).TimeToLive.TotalSeconds.ShouldBe(330, 0.001);

        for (var i = 0; i < 2000; i++)
            policy.HitRates.Observe(ContentKind.PostsHot, isHit: i % 100 != 0);
        policy.Decide(new(ContentKind.PostsHot, 1, 1, null)).TimeToLive.TotalSeconds.ShouldBe(300 / 1.1, 0.001);
        policy.Decide(new(ContentKind.PostsNew, 1, 1, null)).TimeToLive.TotalSeconds.ShouldBe(120);
    }

    [Fact]
    public void Many_threads_at_once_do_not_spoil_the_count()
    {
        using var policy = new Deciding();
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 100_000; i++)
                policy.HitRates.Observe(ContentKind.PostsHot, isHit: i % 4 != 0);
        });
        policy.HitRates.FactorOf(ContentKind.PostsHot).ShouldBe(1);
    }

    [Fact]
    public void A_hit_rate_in_between_changes_nothing()
    {
        using var policy = new Deciding();
        for (var i = 0; i < 5000; i++)
            policy.HitRates.Observe(ContentKind.PostsHot, isHit: i % 10 < 8);
        policy.HitRates.FactorOf(ContentKind.PostsHot).ShouldBe(1);
    }

    [Fact]
    public void Whatever_is_asked_the_ttl_is_within_the_row_and_jitter_spreads_it()
    {
        using var policy = new Deciding(spread: 0.1);
        var seen = new HashSet<double>();
        Gen.Select(Gen.Enum<ContentKind>(), Gen.Double[0.01, 20], Gen.Double[0.01, 20], Gen.Double[0, 1]).Sample(
            (kind, posts, drift, change) =>
            {
                var ttl = policy.Decide(new(kind, posts, drift, change)).TimeToLive;
                return ttl >= TtlTable.For(kind).Min && ttl <= TtlTable.For(kind).Max;
            }, threads: 1);
        for (var i = 0; i < 1000; i++)
            seen.Add(policy.Decide(new(ContentKind.PostsHot, 1, 1, null)).TimeToLive.TotalSeconds);
        seen.Min().ShouldBeInRange(270, 273);
        seen.Max().ShouldBeInRange(327, 330);
    }

    [Fact]
    public void What_people_wrote_is_not_kept_for_more_than_two_days()
    {
        TtlTable.StaleLimitOf(Page(), TimeSpan.FromMinutes(5)).ShouldBe(TimeSpan.FromHours(24));
        TtlTable.StaleLimitOf(Page(), TimeSpan.FromHours(48)).ShouldBe(TimeSpan.FromHours(48));
        TtlTable.StaleLimitOf(new ModeratorList([]), TimeSpan.FromDays(7)).ShouldBe(TimeSpan.FromHours(48));
        TtlTable.StaleLimitOf(new WikiPage("", null, null), TimeSpan.FromDays(7)).ShouldBe(TimeSpan.FromHours(48));
        TtlTable.StaleLimitOf(new RuleList([]), TimeSpan.FromDays(7)).ShouldBe(TimeSpan.FromDays(7));
    }

    [Fact]
    public void Only_what_there_is_to_read_counts_as_change()
    {
        var before = Page([.. Enumerable.Range(0, 50).Select(i => Post(1, 1, 1) with { Id = $"p{i}" })]);
        ContentChange.Of(before, before with { Posts = [.. before.Posts.Select(post => post with { Score = 999 })] }).ShouldBe(0);
        ContentChange.Of(before, before with { Posts = [.. before.Posts.Reverse()] }).ShouldBe(0);
        ContentChange.Of(before, before with { Posts = [Post(0, 0, 0) with { Id = "new" }, .. before.Posts] }).ShouldBe(1 / 25.0);
        ContentChange.Of(before, before with { Posts = [] }).ShouldBe(1);

        var community = new Community { DisplayName = "python", Subscribers = 1, PublicDescription = "a" };
        ContentChange.Of(community, community with { Subscribers = 2, ActiveUserCount = 3 }).ShouldBe(0);
        ContentChange.Of(community, community with { PublicDescription = "b" }).ShouldBe(1);
        var account = new Account { Name = "spez", TotalKarma = 1 };
        ContentChange.Of(account, account with { TotalKarma = 2, AccountAgeDays = 9 }).ShouldBe(0);
        ContentChange.Of(account, account with { IsGold = true }).ShouldBe(1);
    }

    private static PostPage Page(params IReadOnlyList<Post> posts) => new(posts, null);

    private static Post Post(int hours, int comments, int score) => new()
    {
        Id = "abc",
        Title = "a title",
        CreatedUtc = s_now.AddHours(-hours).ToUnixTimeSeconds(),
        NumComments = comments,
        Score = score,
    };

    /// <summary>A policy and what it looks at.</summary>
    private sealed class Deciding : IDisposable
    {
        private readonly ServiceProvider _services;

        public Deciding(double spread = 0) => _services = new ServiceCollection()
            .AddLogging().AddMetrics().AddSingleton<TimeProvider>(Time)
            .AddSingleton(TestKeys.Pool(Time)).AddSingleton(Options.Create(new BudgetOptions())).AddSingleton<RedditMcp.Telemetry.BudgetMetrics>().AddSingleton<RequestBudget>()
            .AddSingleton(new Jitter(1, spread))
            .AddSingleton<RedditMcp.Telemetry.FreshnessMetrics>().AddSingleton<KindHitRates>().AddSingleton<TtlPolicy>()
            .BuildServiceProvider();

        public FakeTimeProvider Time { get; } = new();

        public RequestBudget Budget => _services.GetRequiredService<RequestBudget>();

        public KindHitRates HitRates => _services.GetRequiredService<KindHitRates>();

        public TtlDecision Decide(TtlQuestion question) => _services.GetRequiredService<TtlPolicy>().Decide(question);

        public void Dispose() => _services.Dispose();
    }
}
