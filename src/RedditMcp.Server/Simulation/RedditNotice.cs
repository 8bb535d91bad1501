using Microsoft.Extensions.Options;
using RedditMcp.Reddit;

namespace RedditMcp.Server.Simulation;

/// <summary>Says at the start, where it cannot be overlooked, that answers are not Reddit's or that there will be none.</summary>
internal static partial class RedditNotice
{
    public static void Log(IServiceProvider services)
    {
        var reddit = services.GetRequiredService<IOptions<RedditOptions>>().Value;
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("RedditMcp.Server");
        if (!reddit.IsRealReddit)
            LogSimulated(logger, reddit.ApiUrl, "SIMULATED, NOT REDDIT: every post, comment and user is made up.");
        else if (!reddit.HasCredentials)
            LogNoCredentials(logger, "Every tool will answer 'unauthorized'. " + RedditErrors.HowToGetAccess);
    }

    [LoggerMessage(Level = LogLevel.Warning, EventName = "simulated", Message = "{Notice} ({ApiUrl})")]
    private static partial void LogSimulated(ILogger logger, Uri apiUrl, string notice);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "credentials_missing", Message = "{Notice}")]
    private static partial void LogNoCredentials(ILogger logger, string notice);
}
