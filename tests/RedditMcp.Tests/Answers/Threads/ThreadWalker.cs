using System.Text.Json;
using RedditMcp.Tests.Harness;
using RedditMcp.Tests.Reddit.Trimming;

namespace RedditMcp.Tests.Answers.Threads;

/// <summary>Reads a thread from cursor to cursor, as a patient client would.</summary>
internal sealed class ThreadWalker
{
    private const int MostPages = 500;

    public JsonElement Post { get; private set; }

    /// <summary>Ids in the order they came.</summary>
    public List<string> Order { get; } = [];

    public Dictionary<string, JsonElement> Comments { get; } = new(StringComparer.Ordinal);

    /// <summary>What each comment answers, by its nesting or by its own word.</summary>
    public Dictionary<string, string> Parents { get; } = new(StringComparer.Ordinal);

    public List<ToolAnswer> Pages { get; } = [];

    public static async Task<ThreadWalker> WalkAsync(ProductSession session, params (string Name, object? Value)[] arguments)
    {
        var walk = new ThreadWalker();
        string? cursor = null;
        do
        {
            var answer = await session.CallAsync("get_post_comments", [.. arguments, ("cursor", cursor)]);
            answer.IsError.ShouldBeFalse(answer.IsError ? answer.Text : null);
            if (walk.Pages.Count == 0)
                walk.Post = answer.Structured.GetProperty("post");
            walk.Pages.Add(answer);
            walk.Read(answer.Items("comments"), parent: null);
            cursor = answer.Cursor;
        }
        while (cursor is not null && walk.Pages.Count < MostPages);
        cursor.ShouldBeNull("the walk must come to an end");
        return walk;
    }

    private void Read(IEnumerable<JsonElement> comments, string? parent)
    {
        foreach (var comment in comments)
        {
            var id = comment.GetProperty("id").GetString()!;
            Order.Add(id);
            Comments[id] = comment;
            if ((parent ?? Expected.Member(comment, "parent_id").GetStringOrNull()) is { } known)
                Parents[id] = known;
            if (comment.TryGetProperty("replies", out var replies))
                Read(replies.EnumerateArray(), "t1_" + id);
        }
    }
}
