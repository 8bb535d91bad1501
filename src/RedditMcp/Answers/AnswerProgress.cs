using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace RedditMcp.Answers;

/// <summary>Tells a client that asked for it how far an answer is.</summary>
internal sealed class AnswerProgress
{
    /// <summary>For who did not ask.</summary>
    public static readonly AnswerProgress None = new(null, null);

    private readonly McpServer? _server;
    private readonly ProgressToken? _token;
    private int _furthest = -1;

    private AnswerProgress(McpServer? server, ProgressToken? token)
    {
        _server = server;
        _token = token;
    }

    /// <summary>For the client of a call.</summary>
    public static AnswerProgress Of(RequestContext<CallToolRequestParams> request) =>
        request.Params?.ProgressToken is { } token ? new AnswerProgress(request.Server, token) : None;

    /// <summary>Says how far the answer is. The protocol wants every number larger than the one before; others are swallowed.</summary>
    public async Task ReportAsync(int done, int total, string message, CancellationToken cancellationToken)
    {
        if (_server is null || done <= _furthest)
            return;
        _furthest = done;
        var value = new ProgressNotificationValue { Progress = done, Total = Math.Max(total, done), Message = message };
        await _server.NotifyProgressAsync(_token!.Value, value, cancellationToken: cancellationToken);
    }
}
