using Microsoft.Extensions.Logging;

namespace RedditMcp.Caching.Warm;

/// <summary>What either store has to tell; the names of events are one name each in the whole program.</summary>
internal static partial class WarmLog
{
    [LoggerMessage(EventId = 1, EventName = "warm_tier_trouble", Level = LogLevel.Warning, Message = "{Trouble}")]
    public static partial void Trouble(ILogger logger, Exception exception, string trouble);

    [LoggerMessage(EventId = 2, EventName = "warm_tier_back", Level = LogLevel.Information, Message = "The warm tier at {Place} answers again.")]
    public static partial void Back(ILogger logger, string place);

    [LoggerMessage(EventId = 3, EventName = "warm_file_damaged", Level = LogLevel.Warning,
        Message = "The cache in {Folder} was damaged; it is set aside and a new one made.")]
    public static partial void Replaced(ILogger logger, string folder);
}
