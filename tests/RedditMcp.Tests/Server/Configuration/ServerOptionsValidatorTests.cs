using RedditMcp.Server.Configuration;

namespace RedditMcp.Tests.Server.Configuration;

public sealed class ServerOptionsValidatorTests
{
    [Fact]
    public void The_defaults_are_fine() => Validate(new ServerOptions()).ShouldBeEmpty();

    [Fact]
    public void Everything_wrong_is_told_at_once() =>
        Validate(new ServerOptions { Port = 70000, Bind = "here", AllowedHosts = " ; " }).Count().ShouldBe(3);

    private static IEnumerable<string> Validate(ServerOptions options) =>
        new ServerOptionsValidator().Validate(name: null, options).Failures ?? [];
}
