namespace RedditMcp.Tests.Server.Commands;

public sealed class CommandLineTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("PORT", "abc", "PORT: 'abc' is not a whole number.")]
    [InlineData("PORT", "70000", "PORT: Server:Port is 70000")]
    [InlineData("LOG_LEVEL", "loud", "LOG_LEVEL: 'loud' is not a log level.")]
    [InlineData("REDDIT_API_URL", "http://example.com", "REDDIT_API_URL")]
    [InlineData("REDDIT_AUTH_URL", "not a url", "REDDIT_AUTH_URL")]
    [InlineData("REDDIT_USERNAME", "bob", "REDDIT_USERNAME")]
    [InlineData("Server__Bind", "0.0.0.0", "Server:AllowAnonymous=true")]
    public async Task A_wrong_variable_stops_the_start_with_a_clear_line(string variable, string value, string expected)
    {
        using var server = ServerProcess.Start(["serve"], (variable, value));

        (await server.EndAsync(s_patience)).ShouldBe(2);
        var lines = (await server.Errors).TrimEnd('\n').Split('\n');
        lines.ShouldAllBe(line => !line.StartsWith(' ') && !line.Contains("Exception"));
        lines[0].ShouldContain(expected);
        (await server.Output.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("serve", "--bogus")]
    [InlineData("stdio", "--Sever:Port=1")]
    [InlineData("simulate", "--latency", "9-1")]
    [InlineData("teach")]
    public async Task Wrong_usage_leaves_stdout_alone(params string[] arguments)
    {
        using var server = ServerProcess.Start(arguments);

        (await server.EndAsync(s_patience)).ShouldBe(2);
        (await server.Errors).ShouldContain("See: reddit-mcp --help");
        (await server.Output.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Doctor_says_what_is_missing_and_fails()
    {
        using var doctor = ServerProcess.Start(["doctor"]);

        (await doctor.EndAsync(s_patience)).ShouldBe(1);
        (await doctor.Output.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldContain("fail  credentials");
    }

    [Fact]
    public async Task Doctor_is_content_with_a_reddit_that_answers()
    {
        using var doctor = ServerProcess.Start(["doctor", "--simulate"]);

        (await doctor.EndAsync(s_patience)).ShouldBe(0);
        var report = await doctor.Output.ReadToEndAsync(TestContext.Current.CancellationToken);
        report.ShouldContain("SIMULATED, NOT REDDIT");
        report.ShouldContain("ok    quota");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    public async Task Help_and_version_are_there(string option)
    {
        using var server = ServerProcess.Start([option]);

        (await server.EndAsync(s_patience)).ShouldBe(0);
        (await server.Output.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
    }
}
