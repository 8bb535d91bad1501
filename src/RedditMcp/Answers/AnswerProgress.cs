using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using RedditMcp.Budget;

namespace RedditMcp.Answers;

/// <summary>Tells a client that asked for it how far an answer is.</summary>
internal sealed class AnswerProgress
{
    /// <summary>What a notice of waiting adds to the progress; a page adds one.</summary>
    private const double LittleStep = 0.01;

    private static readonly TimeSpan s_betweenNotices = TimeSpan.FromSeconds(2);

    /// <summary>For who did not ask.</summary>
    public static readonly AnswerProgress None = new(null, null);

    private readonly McpServer? _server;
    private readonly ProgressToken? _token;
    private double _furthest = -1;

    private AnswerProgress(McpServer? server, ProgressToken? token)
    {
        _server = server;
        _token = token;
    }

    /// <summary>For the client of a call.</summary>
    public static AnswerProgress Of(RequestContext<CallToolRequestParams> request) =>
        request.Params?.ProgressToken is { } token ? new AnswerProgress(request.Server, token) : None;

    /// <summary>Waits for an answer, and says every two seconds for what, while calls wait for the quota.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="budget">Who knows how long it will take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the saying; the answer has its own.</param>
    public async Task<T> AwaitAsync<T>(Task<T> answer, RequestBudget budget, TimeProvider time, CancellationToken cancellationToken)
    {
        while (_server is not null && await Task.WhenAny(answer, Task.Delay(s_betweenNotices, time, cancellationToken)) != answer)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (budget.HasWaiting)
                await NotifyAsync(Math.Max(_furthest, 0) + LittleStep, null, $"Waiting for Reddit's quota, about {Math.Ceiling(budget.ExpectedWait.TotalSeconds):0} s.", cancellationToken);
        }

        return await answer;
    }

    /// <summary>Says how far the answer is. The protocol wants every number larger than the one before; others are swallowed.</summary>
    public async Task ReportAsync(int done, int total, string message, CancellationToken cancellationToken)
    {
        if (_server is not null && done > _furthest)
            await NotifyAsync(done, Math.Max(total, done), message, cancellationToken);
    }

    private async Task NotifyAsync(double done, int? total, string message, CancellationToken cancellationToken)
    {
        _furthest = done;
        var value = new ProgressNotificationValue { Progress = (float)done, Total = total, Message = message };
        await _server!.NotifyProgressAsync(_token!.Value, value, cancellationToken: cancellationToken);
    }
}
