using RedditMcp.Server.Configuration;

namespace RedditMcp.Tests.Server.Configuration;

public sealed class SettingOverrideTests
{
    [Theory]
    [InlineData("--Server:Port=1")]
    [InlineData("--reddit:credentials:0:clientid=x")]
    [InlineData("--Logging:LogLevel:Default=Debug")]
    public void Settings_are_taken(string argument) => SettingOverride.Explain(argument).ShouldBeNull();

    [Theory]
    [InlineData("--bogus", "not an option")]
    [InlineData("extra", "not an option")]
    [InlineData("--Server:Port", "no value")]
    [InlineData("--Sever:Port=1", "no known section")]
    [InlineData("--Server:=1", "no known section")]
    public void Slips_are_told(string argument, string problem) => SettingOverride.Explain(argument).ShouldNotBeNull().ShouldContain(problem);

    [Fact]
    public void What_is_told_holds_no_value() =>
        SettingOverride.Explain("--Redit:ClientSecret=hush").ShouldNotBeNull().ShouldNotContain("hush");

    [Fact]
    public void A_value_may_hold_an_equals_sign() =>
        SettingOverride.Parse("--Cache:Redis=redis://h?x=1").ShouldBe(new SettingOverride("Cache:Redis", "redis://h?x=1"));
}
