using RedditMcp.Caching;
using RedditMcp.Caching.Warm.Redis;
using StackExchange.Redis;

namespace RedditMcp.Tests.Caching.Warm.Redis;

/// <summary>What <c>REDIS_URL</c> may say.</summary>
public sealed class RedisAddressTests
{
    [Theory]
    [InlineData("redis://localhost", "localhost:6379", null, null, null, false)]
    [InlineData("redis://10.0.0.1:7000/3", "10.0.0.1:7000", null, null, 3, false)]
    [InlineData(" redis://[::1]:7000 ", "[::1]:7000", null, null, null, false)]
    [InlineData("redis://[::1]", "[::1]:6379", null, null, null, false)]
    [InlineData("redis://:secret@cache.example", "cache.example:6379", null, "secret", null, false)]
    [InlineData("redis://me:p%40ss%2Cwo%3Drd%2F@cache.example:1/0", "cache.example:1", "me", "p@ss,wo=rd/", 0, false)]
    [InlineData("rediss://me:secret@cache.example/", "cache.example:6379", "me", "secret", null, true)]
    [InlineData("redis://a:1,b:2,c", "a:1, b:2, c:6379", null, null, null, false)]
    [InlineData("cache.example:6380,password=se=cret,ssl=true,user=me", "cache.example:6380", "me", "se=cret", null, true)]
    [InlineData("cache.example,ssl=true", "cache.example:6380", null, null, null, true)]
    [InlineData("b,a:1,defaultDatabase=2", "a:1, b:6379", null, null, 2, false)]
    public void Every_form_is_understood(string text, string place, string? user, string? password, int? database, bool isSecure)
    {
        var address = RedisAddress.Parse(text);

        address.Place.ShouldBe(place);
        address.Options.User.ShouldBe(user);
        address.Options.Password.ShouldBe(password);
        address.Options.DefaultDatabase.ShouldBe(database);
        address.Options.Ssl.ShouldBe(isSecure);
        address.Options.AbortOnConnectFail.ShouldBeFalse();
        address.Reading.ShouldBe(CommandFlags.None);
    }

    [Fact]
    public void The_name_on_a_certificate_is_the_hosts() => RedisAddress.Parse("rediss://cache.example:1").Options.SslHost.ShouldBe("cache.example");

    [Fact]
    public void Of_several_hosts_each_has_a_certificate_of_its_own() => RedisAddress.Parse("rediss://a.example,b.example").Options.SslHost.ShouldBeNull();

    [Theory]
    [InlineData("redis://a,b/1?preferReplica=true&connectTimeout=700")]
    [InlineData("a,b,preferReplica=true,connectTimeout=700")]
    public void Options_are_the_drivers_and_reading_from_replicas(string text)
    {
        var address = RedisAddress.Parse(text);

        address.Reading.ShouldBe(CommandFlags.PreferReplica);
        address.Options.ConnectTimeout.ShouldBe(700);
        address.Options.EndPoints.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("http://me:hunter2@cache.example", "scheme")]
    [InlineData("redis://me:hunter2@", "host")]
    [InlineData("redis://", "host")]
    [InlineData("redis://me:hunter2@cache.example:port", "port")]
    [InlineData("redis://me:hunter2@cache.example:70000", "port")]
    [InlineData("redis://me:hunter2@cache.example/zero", "database")]
    [InlineData("redis://me@hunter2#x/0", "percent-encoded")]
    [InlineData("redis://me:hun/ter2@cache.example", "percent-encoded")]
    [InlineData("redis://cache.example?hunter2=1", "option")]
    [InlineData("cache.example,password=x,hunter2=y", "option")]
    [InlineData("cache.example,ssl=hunter2", "option")]
    [InlineData("cache.example,preferReplica=hunter2", "option")]
    [InlineData("password=hunter2", "host")]
    public void What_is_malformed_is_refused_at_start_without_being_repeated(string text, string reason)
    {
        var result = new RedisSettingValidator().Validate(null, new CacheOptions { Redis = text });

        result.Failed.ShouldBeTrue();
        result.FailureMessage.ShouldContain("REDIS_URL");
        result.FailureMessage.ShouldContain(reason);
        result.FailureMessage.ShouldNotContain("hunter2");
        Should.Throw<FormatException>(() => RedisAddress.Parse(text)).ToString().ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void None_is_fine(string? text) => new RedisSettingValidator().Validate(null, new CacheOptions { Redis = text }).Succeeded.ShouldBeTrue();
}
