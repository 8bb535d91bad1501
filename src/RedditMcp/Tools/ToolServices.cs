using Microsoft.Extensions.Logging;
using RedditMcp.Answers;
using RedditMcp.Telemetry;

namespace RedditMcp.Tools;

/// <summary>What every tool needs.</summary>
internal sealed record ToolServices(AnswerFrame Frame, ToolMetrics Metrics, TimeProvider Time, ILogger<ToolServices> Logger);
