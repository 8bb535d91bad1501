using ModelContextProtocol.Protocol;

namespace RedditMcp.Tools.Splicing;

/// <summary>
/// Lets an answer go round the SDK, which would parse and escape it several times over: the tool returns marks, the SDK does all it does to
/// a result, and the transport puts the answer's bytes in the place of the marks. One for a request; where there is none, the
/// transport cannot do it.
/// </summary>
internal sealed class AnswerSplice(SpliceMarks marks)
{
    /// <summary>The answer that waits for its place; null where nothing was deferred.</summary>
    public DeferredAnswer? Deferred { get; private set; }

    /// <summary>Takes an answer, and gives the marks for it as a result.</summary>
    public CallToolResult Defer(DeferredAnswer answer)
    {
        Deferred = answer;
        return new CallToolResult { Content = [new TextContentBlock { Text = marks.Text }], StructuredContent = marks.Structured };
    }
}
