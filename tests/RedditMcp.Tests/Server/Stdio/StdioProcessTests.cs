using System.Text.Json;

namespace RedditMcp.Tests.Server.Stdio;

public sealed class StdioProcessTests
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_startIncluded = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_asked_before_the_input_ended_is_answered()
    {
        using var server = ServerProcess.Start(["stdio"]);

        await server.Input.WriteAsync(Initialize + "\n" + """{"jsonrpc":"2.0","id":2,"method":"ping"}""");
        server.Input.Close();
        var lines = (await server.Output.ReadToEndAsync(Cancelled)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        (await server.EndAsync(s_startIncluded)).ShouldBe(0);
        lines.Select(line => JsonElement.Parse(line).GetProperty("id").GetInt32()).ShouldBe([1, 2], ignoreOrder: true);
    }

    [Fact]
    public async Task A_closed_input_ends_it()
    {
        using var server = await InitializedAsync();

        server.Input.Close();

        (await server.EndAsync(s_soon)).ShouldBe(0);
        (await server.Output.ReadToEndAsync(Cancelled)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_signal_ends_it_while_the_input_is_open()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals to send.");
        using var server = await InitializedAsync();

        await server.TerminateAsync();

        (await server.EndAsync(s_soon)).ShouldBe(0);
        (await server.Output.ReadToEndAsync(Cancelled)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("stdio")]
    [InlineData("stdio", "--simulate")]
    [InlineData("stdio", "--simulate", "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace")]
    public async Task Stdout_is_the_protocol_and_stderr_is_json_lines(params string[] arguments)
    {
        using var server = ServerProcess.Start(arguments);

        await server.Input.WriteLineAsync("this is no message");
        await server.Input.WriteLineAsync(Initialize);
        server.Input.Close();
        var output = await server.Output.ReadToEndAsync(Cancelled);
        var errors = (await server.Errors).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        JsonElement.Parse(output).GetProperty("result").GetProperty("protocolVersion").GetString().ShouldBe("2025-11-25");
        errors.ShouldNotBeEmpty();
        errors.ShouldAllBe(line => JsonElement.Parse(line).ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task Without_credentials_it_starts_and_says_what_to_do()
    {
        using var server = await InitializedAsync();
        server.Input.Close();

        (await server.Errors).ShouldContain("\"event\":\"credentials_missing\"");
    }

    [Fact]
    public async Task A_placeholder_of_a_desktop_bundle_is_no_credential()
    {
        using var server = await InitializedAsync(("REDDIT_CLIENT_ID", "${user_config.client_id}"));
        server.Input.Close();

        (await server.Errors).ShouldContain("\"event\":\"credentials_missing\"");
    }

    private static async Task<ServerProcess> InitializedAsync(params (string Name, string Value)[] environment)
    {
        var server = ServerProcess.Start(["stdio"], environment);
        await server.Input.WriteLineAsync(Initialize);
        await server.Output.ReadLineAsync(Cancelled).AsTask().WaitAsync(s_startIncluded, Cancelled);
        return server;
    }
}
