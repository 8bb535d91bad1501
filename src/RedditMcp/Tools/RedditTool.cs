using System.Text.Json;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using RedditMcp.Answers;
using RedditMcp.Answers.Model;
using RedditMcp.Caching;
using RedditMcp.Reddit;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tools;

/// <summary>
/// A tool of the server. The SDK's own tools do not check arguments and hide what is wrong with them; this one reads them through
/// their declarations, and answers every failure with what to do.
/// </summary>
internal abstract partial class RedditTool : McpServerTool
{
    private readonly ArgumentList _arguments;
    private readonly ToolServices _services;

    protected RedditTool(ToolServices services, ToolDescription description)
    {
        _services = services;
        _arguments = description.Arguments;
        ProtocolTool = description.ToProtocol();
    }

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        var started = _services.Time.GetTimestamp();
        var result = await AnswerAsync(request, cancellationToken);
        var isCached = result.Value?.Metadata.Cached ?? false;
        _services.Metrics.Answered(ProtocolTool.Name, result.Error, isCached, _services.Time.GetElapsedTime(started));
        return result.Succeeded ? ToResult(result.Value) : ToResult(result.Error);
    }

    /// <summary>Answers a call.</summary>
    /// <exception cref="InvalidArgumentException">An argument is not acceptable.</exception>
    protected abstract Task<RedditResult<Answer>> AnswerAsync(
        ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken);

    private async Task<RedditResult<Answer>> AnswerAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        try
        {
            var arguments = _arguments.Bind(request.Params?.Arguments);
            var maxAge = arguments.Get<int?>(SharedArguments.MaxAge) is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
            return await AnswerAsync(
                arguments,
                new AnswerRequest(
                    new CacheAsk(ProtocolTool.Name, maxAge),
                    arguments.Get(SharedArguments.MaxTokens) - TokenBudget.Frame,
                    _services.Time.GetUtcNow(),
                    AnswerProgress.Of(request)),
                cancellationToken);
        }
        catch (InvalidArgumentException refusal)
        {
            return refusal.Error;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(_services.Logger, failure, ProtocolTool.Name); // a fault of ours: the operator gets it whole, the caller what to do
            return RedditErrors.Internal;
        }
    }

    /// <summary>The result is made anew for every call: the SDK writes into it what belongs to one client's protocol.</summary>
    private static CallToolResult ToResult(Answer answer) => new()
    {
        Content = [new TextContentBlock { Text = answer.Text }],
        StructuredContent = answer.Structured,
    };

    private CallToolResult ToResult(RedditError error) => new()
    {
        IsError = true,
        Content = [new TextContentBlock { Text = AnswerFrame.Write(error, _services.Frame.ConfiguredSource) }],
        StructuredContent = JsonSerializer.SerializeToElement(new ErrorAnswer(AnswerFrame.BodyOf(error)), AnswerJson.Compact.ErrorAnswer),
    };

    [LoggerMessage(EventId = 1, EventName = "tool_failed", Level = LogLevel.Error, Message = "{Tool}")]
    private static partial void LogFailure(ILogger logger, Exception failure, string tool);
}
