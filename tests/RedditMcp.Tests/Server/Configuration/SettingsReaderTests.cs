using RedditMcp.Server.Configuration;

namespace RedditMcp.Tests.Server.Configuration;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("reddit-mcp-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("REDDIT_CLIENT_ID", "Reddit:ClientId")]
    [InlineData("REDDIT_CLIENT_SECRET", "Reddit:ClientSecret")]
    [InlineData("REDDIT_USERNAME", "Reddit:Username")]
    [InlineData("REDDIT_PASSWORD", "Reddit:Password")]
    [InlineData("REDDIT_REFRESH_TOKEN", "Reddit:RefreshToken")]
    [InlineData("REDDIT_USER_AGENT", "Reddit:UserAgent")]
    [InlineData("REDDIT_API_URL", "Reddit:ApiUrl")]
    [InlineData("REDDIT_AUTH_URL", "Reddit:AuthUrl")]
    [InlineData("REDIS_URL", "Cache:Redis")]
    [InlineData("STATE_REDIS_URL", "State:Redis")]
    [InlineData("REDDIT_MCP_CACHE_DIR", "Cache:Directory")]
    [InlineData("PORT", "Server:Port")]
    [InlineData("ACTOR_WEB_SERVER_PORT", "Server:Port")]
    [InlineData("Server__Bind", "Server:Bind")]
    public void Variables_stand_for_settings(string variable, string key)
    {
        var settings = Read([(variable, "7")]);

        settings[key].ShouldBe("7");
        settings.OriginOf(key).ShouldBe(variable);
    }

    [Fact]
    public void Log_level_sets_the_default_and_leaves_frameworks_quiet()
    {
        var settings = Read([("LOG_LEVEL", "Debug")]);

        settings["Logging:LogLevel:Default"].ShouldBe("Debug");
        settings["Logging:LogLevel:Microsoft"].ShouldBe("Warning");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("${user_config.client_id}")]
    [InlineData("${REDDIT_CLIENT_ID}")]
    public void Empty_values_and_placeholders_are_not_set_in_any_source(string value)
    {
        File.WriteAllText(Path.Combine(_directory, "appsettings.json"), $$"""{ "Reddit": { "ClientSecret": "{{value}}" } }""");

        var settings = Read([("REDDIT_CLIENT_ID", value)], $"--Reddit:Password={value}");

        settings["Reddit:ClientId"].ShouldBeNull();
        settings["Reddit:ClientSecret"].ShouldBeNull();
        settings["Reddit:Password"].ShouldBeNull();
    }

    [Fact]
    public void An_empty_variable_does_not_hide_the_file()
    {
        File.WriteAllText(Path.Combine(_directory, "appsettings.json"), """{ "Server": { "Port": 9000 } }""");

        Read([("PORT", "")])["Server:Port"].ShouldBe("9000");
    }

    [Fact]
    public void The_command_line_wins_over_the_environment_and_that_over_the_file()
    {
        File.WriteAllText(Path.Combine(_directory, "appsettings.json"), """{ "Server": { "Port": 1, "Bind": "::1" } }""");

        var settings = Read([("PORT", "2"), ("ACTOR_WEB_SERVER_PORT", "3"), ("Server__Bind", "127.0.0.2")], "--Server:Port=4");

        settings["Server:Port"].ShouldBe("4");
        settings["Server:Bind"].ShouldBe("127.0.0.2");
        Read([("PORT", "2"), ("ACTOR_WEB_SERVER_PORT", "3")])["Server:Port"].ShouldBe("2");
    }

    [Fact]
    public void A_broken_file_is_named()
    {
        File.WriteAllText(Path.Combine(_directory, "appsettings.json"), "{ \"Server\": ");

        Should.Throw<SettingException>(() => Read([])).Message.ShouldContain("appsettings.json cannot be read");
    }

    [Fact]
    public void An_unknown_log_level_names_the_variable_and_the_choices()
    {
        var message = Should.Throw<SettingException>(() => Read([("LOG_LEVEL", "loud")])).Message;

        message.ShouldStartWith("LOG_LEVEL: 'loud'");
        message.ShouldContain("Information");
    }

    private Settings Read((string Name, string Value)[] environment, params string[] arguments) =>
        new SettingsReader(environment.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal), _directory)
            .Read(arguments);
}
