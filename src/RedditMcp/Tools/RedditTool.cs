using System.Text.Json;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using RedditMcp.Answers;
using RedditMcp.Answers.Model;
using RedditMcp.Budget.Users;
using RedditMcp.Caching;
using RedditMcp.Reddit;
using RedditMcp.Tools.Arguments;
using RedditMcp.Tools.Splicing;

namespace RedditMcp.Tools;

/// <summary>
/// A tool of the server. The SDK's own tools do not check arguments and hide what is wrong with them; this one reads them through
/// their declarations, and answers every failure with what to do.
/// </summary>
internal abstract partial class RedditTool : McpServerTool
{
    private readonly ToolDescription _description;
    private readonly ToolServices _services;
    private readonly FirstKeys _firstKeys;

    protected RedditTool(ToolServices services, ToolDescription description)
    {
        _services = services;
        _description = description;
        _firstKeys = new FirstKeys(description.KeysOf);
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
        var call = new ToolCall(request.Params?.Arguments, CallerIdentity.Of(request.User), AnswerProgress.Of(request));
        var result = await CallAsync(call, cancellationToken);
        return result.Succeeded ? ToResult(result.Value, request) : ToResult(result.Error);
    }

    /// <summary>Answers a call, whichever way it came.</summary>
    public async Task<RedditResult<FramedAnswer>> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var started = _services.Time.GetTimestamp();
        var result = await AnswerAsync(call, cancellationToken);
        var isCached = result.Value?.Metadata.Cached ?? false;
        _services.Metrics.Answered(_description.Name, result.Error, isCached, _services.Time.GetElapsedTime(started));
        return result;
    }

    /// <summary>Who answers as far as the configuration tells, for answers that asked nobody.</summary>
    protected RedditSource ConfiguredSource => _services.Frame.ConfiguredSource;

    /// <summary>Answers a call.</summary>
    /// <exception cref="InvalidArgumentException">An argument is not acceptable.</exception>
    protected abstract Task<RedditResult<RenderedAnswer>> AnswerAsync(
        ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken);

    private async Task<RedditResult<FramedAnswer>> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await AnswerAsync(_description.Arguments.Bind(call.Arguments), call, cancellationToken);
        }
        catch (InvalidArgumentException refusal)
        {
            return refusal.Error;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(_services.Logger, failure, _description.Name); // a fault of ours: the operator gets it whole, the caller what to do
            return RedditErrors.Internal;
        }
    }

    /// <summary>Gives the answer kept for the question, or makes one and keeps it.</summary>
    private async Task<RedditResult<FramedAnswer>> AnswerAsync(ToolArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var caller = call.Caller;
        if (_services.Ceiling.Check(caller) is { } refusal)
            return refusal;
        var maxAge = arguments.Get<int?>(SharedArguments.MaxAge) is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        var trace = new CacheTrace();
        var ask = new CacheAsk(_description.Name, maxAge, trace) { Caller = caller };
        var question = arguments.QuestionTo(_description.Name);
        var first = _firstKeys.Of(question, arguments);
        if (_services.Keeper.Find(first, question, ask) is { } kept)
            return _services.Frame.Put(kept, trace.Origin, _services.Quota.Report(caller));

        var now = _services.Time.GetUtcNow();
        var wanted = new AnswerRequest(ask, arguments.Get(SharedArguments.MaxTokens) - TokenBudget.Frame, now, call.Progress);
        var made = await wanted.Progress.AwaitAsync(AnswerAsync(arguments, wanted, cancellationToken), _services.Budget, _services.Time, cancellationToken);
        if (!made.Succeeded)
            return made.Error;
        _services.Keeper.Keep(first, question, made.Value, trace, now);
        return _services.Frame.Put(made.Value, trace.Origin, _services.Quota.Report(caller));
    }

    private static CallToolResult ToResult(FramedAnswer answer, RequestContext<CallToolRequestParams> request) =>
        request.JsonRpcRequest.Context?.RelatedTransport is ISplicingTransport transport
            ? transport.Defer(new DeferredAnswer(answer, ProtocolEra.ResultTypeOf(request.Server)))
            : PlainAnswer.ResultOf(answer);

    private CallToolResult ToResult(RedditError error) => new()
    {
        IsError = true,
        Content = [new TextContentBlock { Text = AnswerFrame.Write(error, _services.Frame.ConfiguredSource) }],
        StructuredContent = JsonSerializer.SerializeToElement(new ErrorAnswer(AnswerFrame.BodyOf(error)), AnswerJson.Compact.ErrorAnswer),
    };

    [LoggerMessage(EventId = 1, EventName = "tool_failed", Level = LogLevel.Error, Message = "{Tool}")]
    private static partial void LogFailure(ILogger logger, Exception failure, string tool);
}
