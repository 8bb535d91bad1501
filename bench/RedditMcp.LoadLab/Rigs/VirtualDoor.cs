using System.Text.Json;
using RedditMcp.Answers;
using RedditMcp.Answers.Model;
using RedditMcp.Budget.Users;
using RedditMcp.Caching;
using RedditMcp.Reddit;
using RedditMcp.Tools;

namespace RedditMcp.LoadLab.Rigs;

/// <summary>The tools without a transport: what an HTTP client gets, short of being written and read.</summary>
internal sealed class VirtualDoor(IReadOnlyDictionary<string, RedditTool> tools) : IDoor
{
    /// <inheritdoc/>
    public async Task<Reply> CallAsync(string tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var call = new ToolCall(new Dictionary<string, JsonElement>(arguments, StringComparer.Ordinal), Caller.Operator, AnswerProgress.None);
        var result = await tools[tool].CallAsync(call, CancellationToken.None);
        return result.Succeeded ? Read(result.Value) : Reply.Of(result.Error.Kind.Name, result.Error.RetryAfter);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Reply Read(FramedAnswer answer)
    {
        AnswerMetadata metadata = answer.Metadata;
        return Reply.Of(metadata.Cached, metadata.Stale, metadata.ApiCalls, metadata.Tier.Name, TimeSpan.FromSeconds(metadata.TtlSeconds), answer.ReadStructured);
    }
}
