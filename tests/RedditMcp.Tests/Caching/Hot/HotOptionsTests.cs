using Microsoft.Extensions.Configuration;
using RedditMcp.Caching;

namespace RedditMcp.Tests.Caching.Hot;

public sealed class HotOptionsTests
{
    [Fact]
    public void The_defaults_are_fine() => Validate(new CacheOptions()).ShouldBeEmpty();

    [Theory]
    [InlineData("Hot:Trending:Entries", "0", "Trending.Entries")]
    [InlineData("Hot:Search:TimeToLive", "00:00:00", "Search.TimeToLive")]
    [InlineData("Hot:SubredditMetadata:TimeToLive", "2.00:00:00", "SubredditMetadata.TimeToLive")]
    [InlineData("Hot:TimeToLive", "-00:00:10", "Hot.TimeToLive")]
    public void What_is_out_of_range_is_named(string setting, string value, string named) =>
        Validate(Bound(setting, value)).ShouldHaveSingleItem().ShouldContain(named);

    [Fact]
    public void A_quota_can_be_configured_in_part()
    {
        var options = Bound("Hot:ActiveThreads:Entries", "7");

        options.Hot.ActiveThreads.Entries.ShouldBe(7);
        options.Hot.ActiveThreads.TimeToLive.ShouldBe(TimeSpan.FromSeconds(45));
    }

    private static CacheOptions Bound(string setting, string value)
    {
        var options = new CacheOptions();
        new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build().Bind(options);
        return options;
    }

    private static IEnumerable<string> Validate(CacheOptions options) => new CacheOptionsValidator().Validate(name: null, options).Failures ?? [];
}
