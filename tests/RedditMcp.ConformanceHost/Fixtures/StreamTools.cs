namespace RedditMcp.ConformanceHost.Fixtures;

/// <summary>Tools by which the suite watches what is streamed before an answer, and what must not be.</summary>
internal sealed partial class StreamTools
{
    [McpServerTool(Name = "test_tool_with_progress"), Description("Reports progress three times.")]
    public static async Task<string> ProgressAsync(McpServer server, RequestContext<CallToolRequestParams> context, CancellationToken cancellationToken)
    {
        if (context.Params.ProgressToken is not { } token)
            return "No progress token provided";

        foreach (var done in (int[])[0, 50, 100])
        {
            var progress = new ProgressNotificationValue { Progress = done, Total = 100 };
            await server.NotifyProgressAsync(token, progress, cancellationToken: cancellationToken);
        }

        return token.ToString() ?? "";
    }

    [McpServerTool(Name = "test_missing_capability"), Description("Needs the client's sampling capability.")]
    public static string NeedSampling(McpServer server) => server.ClientCapabilities?.Sampling is null
        ? throw new MissingRequiredClientCapabilityException(new ClientCapabilities { Sampling = new() }, "This tool needs the sampling capability.")
        : "The client can sample.";

    [McpServerTool(Name = "test_streaming_elicitation"), Description("Streams its answer and asks nothing of the client.")]
    public static string AnswerOnly() => "Nothing but this answer is streamed.";

    [McpServerTool(Name = "test_logging_tool"), Description("Logs to the client, which gets it only if it asked for logs.")]
    public static string Log(McpServer server)
    {
        var client = server.AsClientLoggerProvider().CreateLogger(nameof(StreamTools));
        LogCalled(client);
        return "Logged.";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "test_logging_tool was called")]
    private static partial void LogCalled(ILogger logger);
}
