using System.Text;
using RedditMcp.Answers.Text;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Threads;

/// <summary>
/// The comments an answer shows. They come in the order of their rank, each after its parent, and are put out as a tree; one whose
/// parent is not shown here stands on the first level and names it.
/// </summary>
internal sealed class ThreadSelection(TokenBudget budget, DateTimeOffset now)
{
    /// <summary>JSON parsers stop at 64 levels; a reply takes two, and the answer around it six.</summary>
    private const int DeepestNesting = 24;

    private readonly Dictionary<ThreadNode, Shown> _shown = [];
    private readonly List<ThreadNode> _roots = [];

    /// <summary>How many comments are shown.</summary>
    public int Count => _shown.Count;

    /// <summary>The comment that was added last.</summary>
    public ThreadNode? Last { get; private set; }

    /// <summary>Adds a comment if there is room for the whole of it.</summary>
    /// <param name="node">The comment.</param>
    /// <param name="mustShow">Whether it is cut rather than left out.</param>
    public bool TryAdd(ThreadNode node, bool mustShow)
    {
        var indent = node.Parent is { } parent && _shown.TryGetValue(parent, out var above) && above.Indent < DeepestNesting
            ? above.Indent + 1
            : 0;
        var comment = node.Comment with { Depth = node.Depth };
        if (!budget.TryTake(Words(comment, indent, node)))
        {
            if (!mustShow)
                return false;
            comment = FittedItems<Comment>.Cut(comment, 0, budget, new ItemText<Comment>(
                (_, part) => Words(part, indent, node), whole => whole.Body, (part, text, cut) => part with { Body = text, BodyCut = cut }));
            budget.TryTake(Words(comment, indent, node));
        }

        _shown.Add(node, new Shown(comment, indent));
        if (indent == 0)
            _roots.Add(node);
        Last = node;
        return true;
    }

    /// <summary>Puts the tree out, as comments with their replies and as words.</summary>
    public IReadOnlyList<Comment> Build(StringBuilder text) => [.. _roots.Select(root => Build(root, text))];

    private Comment Build(ThreadNode node, StringBuilder text)
    {
        var (comment, indent) = _shown[node];
        comment = comment with { MoreReplies = HiddenBelow(node) };
        text.Append(CommentText.InThread(comment, indent, now));
        var replies = node.Children.Where(child => _shown.TryGetValue(child, out var shown) && shown.Indent > 0)
            .Select(child => Build(child, text)).ToArray();
        return comment with
        {
            ParentId = indent == 0 && CommentText.HasParentComment(comment) ? comment.ParentId : null,
            Replies = replies.Length == 0 ? null : replies,
        };
    }

    private int HiddenBelow(ThreadNode node) =>
        node.Unloaded + node.Children.Where(child => !_shown.ContainsKey(child)).Sum(child => 1 + HiddenBelow(child));

    private string Words(Comment comment, int indent, ThreadNode node) =>
        CommentText.InThread(comment, indent, now) + (node.HasMore ? CommentText.MoreBelow : "");

    private sealed record Shown(Comment Comment, int Indent);
}
