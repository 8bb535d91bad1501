namespace RedditMcp.Server.Configuration;

/// <summary>The environment variables with names of their own, and the settings they stand for.</summary>
internal static class SettingVariables
{
    /// <summary>Where two variables stand for one setting, the first that is set wins.</summary>
    public static IReadOnlyList<(string Variable, string Key)> All { get; } =
    [
        ("REDDIT_CLIENT_ID", "Reddit:ClientId"),
        ("REDDIT_CLIENT_SECRET", "Reddit:ClientSecret"),
        ("REDDIT_USERNAME", "Reddit:Username"),
        ("REDDIT_PASSWORD", "Reddit:Password"),
        ("REDDIT_REFRESH_TOKEN", "Reddit:RefreshToken"),
        ("REDDIT_USER_AGENT", "Reddit:UserAgent"),
        ("REDDIT_API_URL", "Reddit:ApiUrl"),
        ("REDDIT_AUTH_URL", "Reddit:AuthUrl"),
        ("REDIS_URL", "Cache:Redis"),
        ("STATE_REDIS_URL", "State:Redis"),
        ("REDDIT_MCP_CACHE_DIR", "Cache:Directory"),
        ("PORT", "Server:Port"),
        ("ACTOR_WEB_SERVER_PORT", "Server:Port"),
        ("LOG_LEVEL", "Logging:LogLevel:Default"),
    ];
}
