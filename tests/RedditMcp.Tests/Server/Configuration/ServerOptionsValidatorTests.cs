using RedditMcp.Server.Configuration;

namespace RedditMcp.Tests.Server.Configuration;

public sealed class ServerOptionsValidatorTests
{
    [Fact]
    public void The_defaults_are_fine() => Validate(new ServerOptions()).ShouldBeEmpty();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.9")]
    [InlineData("::1")]
    public void Loopback_needs_no_permission(string bind) => Validate(new ServerOptions { Bind = bind }).ShouldBeEmpty();

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("10.0.0.1")]
    public void Any_other_address_needs_permission(string bind)
    {
        Validate(new ServerOptions { Bind = bind }).ShouldHaveSingleItem().ShouldContain("Server:AllowAnonymous=true");
        Validate(new ServerOptions { Bind = bind, AllowAnonymous = true }).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_wrong_is_told_at_once() =>
        Validate(new ServerOptions { Port = 70000, Bind = "here", AllowedHosts = " ; " }).Count().ShouldBe(3);

    private static IEnumerable<string> Validate(ServerOptions options) =>
        new ServerOptionsValidator().Validate(name: null, options).Failures ?? [];
}
