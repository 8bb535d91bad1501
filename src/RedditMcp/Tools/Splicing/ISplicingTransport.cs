using ModelContextProtocol.Protocol;

namespace RedditMcp.Tools.Splicing;

/// <summary>
/// A transport of one call that lets the answer go round the SDK, which would parse and escape it several times over: the tool returns marks, the
/// SDK does all it does to a result, and the transport puts the answer's bytes in the place of the marks.
/// </summary>
internal interface ISplicingTransport : ITransport
{
    /// <summary>Takes an answer, and gives the marks for it as a result.</summary>
    CallToolResult Defer(DeferredAnswer answer);
}
