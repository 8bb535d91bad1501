using Microsoft.Extensions.Logging;
using RedditMcp.Answers;
using RedditMcp.Budget;
using RedditMcp.Budget.Users;
using RedditMcp.Caching;
using RedditMcp.Telemetry;

namespace RedditMcp.Tools;

/// <summary>What every tool needs.</summary>
internal sealed record ToolServices(
    AnswerFrame Frame, AnswerKeeper Keeper, UserQuota Quota, RequestCeiling Ceiling, RequestBudget Budget,
    ToolMetrics Metrics, TimeProvider Time, ILogger<ToolServices> Logger);
