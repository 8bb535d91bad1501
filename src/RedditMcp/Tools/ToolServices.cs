using Microsoft.Extensions.Logging;
using RedditMcp.Answers;
using RedditMcp.Budget;
using RedditMcp.Caching;
using RedditMcp.Telemetry;

namespace RedditMcp.Tools;

/// <summary>What every tool needs.</summary>
internal sealed record ToolServices(
    AnswerFrame Frame, AnswerKeeper Keeper, ToolMetrics Metrics, RequestBudget Budget, TimeProvider Time, ILogger<ToolServices> Logger);
