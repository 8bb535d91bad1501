using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>Says at the start, once, when what must survive sits where it may be dropped. Doctor and health say so later.</summary>
internal sealed partial class StateNotice(StateKeeping state, ILogger<StateNotice> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await state.WarningAsync(stoppingToken) is { } warning)
            LogWarning(warning);
    }

    [LoggerMessage(EventId = 1, EventName = "state_may_be_dropped", Level = LogLevel.Warning, Message = "{Problem}")]
    private partial void LogWarning(string problem);
}
