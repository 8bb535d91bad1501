namespace RedditMcp.Server.Configuration;

/// <summary>How much is logged: our own events at Information, what frameworks say of themselves at Warning.</summary>
internal static class LogLevels
{
    private const string Section = "Logging:LogLevel:";

    /// <summary>
    /// Frameworks stay at Warning whatever the default level is: at Information they log URLs, which hold what users
    /// asked for. An operator who wants more names the category.
    /// </summary>
    public static Settings Defaults { get; } = Settings.Empty
        .With(Section + "Default", nameof(LogLevel.Information), "default")
        .With(Section + "Microsoft", nameof(LogLevel.Warning), "default")
        .With(Section + "Microsoft.AspNetCore.Hosting.Diagnostics", nameof(LogLevel.None), "default")   // while it could log, every request gets an Activity
        .With(Section + "System", nameof(LogLevel.Warning), "default")
        .With(Section + "Polly", nameof(LogLevel.Error), "default")   // each retry is a reddit_api_call already
        .With(Section + "ModelContextProtocol", nameof(LogLevel.Warning), "default")
        .With(Section + "ModelContextProtocol.Server.McpServer", nameof(LogLevel.None), "default");   // it logs the URIs of resources, which name users

    /// <summary>Finds a level that is none.</summary>
    /// <exception cref="SettingException">A level has an unknown name.</exception>
    public static void Check(Settings settings)
    {
        foreach (var key in settings.Keys.Where(key => key.StartsWith(Section, StringComparison.OrdinalIgnoreCase)))
        {
            if (!IsLevel(settings[key]!))
                throw new SettingException($"{settings.OriginOf(key)}: '{settings[key]}' is not a log level. Use one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");
        }
    }

    private static bool IsLevel(string value) =>
        Enum.GetNames<LogLevel>().Contains(value, StringComparer.OrdinalIgnoreCase);
}
