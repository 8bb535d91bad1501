using RedditMcp.Planning;

namespace RedditMcp.Tests.Planning;

/// <summary>The figures of sections 7.1 and 7.2 of the caching document, and those it does not count.</summary>
public sealed class CapacityPlanTests
{
    [Theory]
    [InlineData(1000, 33, 7, 67, 1, 2)]
    [InlineData(2000, 67, 13, 133, 2, 3)]
    [InlineData(3000, 100, 20, 200, 3, 4)]
    [InlineData(4000, 133, 27, 267, 4, 5)]
    [InlineData(5000, 167, 33, 333, 5, 6)]
    [InlineData(50_000, 1667, 333, 3333, 50, 56)]
    public void The_document_s_growth_is_its_own(double users, int daily, int atOnce, int queries, double gigabytes, int instances)
    {
        var plan = CapacityPlan.Of(CapacityAssumptions.Document(users));

        Math.Round(plan.DailyUsers).ShouldBe(daily);
        Math.Round(plan.Concurrent).ShouldBe(atOnce);
        Math.Round(plan.Queries).ShouldBe(queries);
        plan.Assumptions.RedisGigabytes.ShouldBe(gigabytes);
        plan.Instances.ShouldBe(instances);
    }

    [Theory]
    [InlineData(0.75, 6000)]
    [InlineData(0.80, 7500)]
    public void The_document_s_hit_ratios_carry_its_users(double hitRate, double users)
    {
        var plan = CapacityPlan.Of(CapacityAssumptions.Document(users) with { HitRate = hitRate });

        plan.Calls.ShouldBe(100, 0.001);
        plan.HitRateNeeded.ShouldBe(hitRate, 0.0001);
    }

    [Fact]
    public void An_enterprise_by_the_document_pays_what_it_says()
    {
        var plan = CapacityPlan.Of(CapacityAssumptions.Document(50_000) with { Keys = 5 });

        plan.Fits.ShouldBeFalse();
        plan.KeysNeeded.ShouldBe(7);
        (plan.WithCache.Calls / 1e6).ShouldBe(28.8, 0.01);
        plan.WithCache.PaidCalls.ShouldBe((plan.Calls - 500) * 43_200, 1);  // 167 a minute; the document rounds up to 200
        plan.WithCache.Reddit.ShouldBe(1728, 1);
    }

    [Theory]
    [InlineData(1.0 / 30, 0.79)]
    [InlineData(0.15, 0.953)]
    public void With_a_reserve_more_is_needed(double stickiness, double needed)
    {
        var plan = CapacityPlan.Of(CapacityAssumptions.Realistic(5000, entries: 10_000) with { Stickiness = stickiness });

        plan.Room.ShouldBe(70, 0.0001);
        plan.HitRateNeeded.ShouldBe(needed, 0.001);
        plan.Instances.ShouldBe(2);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5000)]
    [InlineData(1_000_000)]
    public void The_hit_ratio_that_is_needed_is_just_enough(double users)
    {
        var start = CapacityAssumptions.Realistic(users, entries: 10_000);
        var needed = CapacityPlan.Of(start).HitRateNeeded;

        var plan = CapacityPlan.Of(start with { HitRate = needed });
        plan.Calls.ShouldBeLessThanOrEqualTo(plan.Room + 1e-6);
        plan.WithCache.Reddit.ShouldBe(0, 0.01);
        plan.WithoutCache.Calls.ShouldBeGreaterThanOrEqualTo(plan.WithCache.Calls);
    }
}
