using RedditMcp.Queries;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Threads;

/// <summary>
/// The part of a thread that is loaded, rebuilt from flat pages by <c>parent_id</c>, and the places where more is. Comments are handed
/// out in waves, one for each page added, so that what was handed out once keeps its place whatever is loaded later.
/// </summary>
internal sealed class ThreadTree
{
    private readonly Dictionary<string, ThreadNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<ThreadNode> _roots = [];
    private readonly List<PendingStub> _stubs = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>Comments loaded.</summary>
    public int Count => _nodes.Count;

    /// <summary>Comments known to exist that are not loaded.</summary>
    public int Hidden => _stubs.Sum(stub => stub.Hidden);

    /// <summary>Branches that go on below what a page reaches; how many comments they hold Reddit does not say.</summary>
    public int Continuations => _stubs.Count(stub => stub.IsContinuation);

    /// <summary>Adds a page, whatever order it is in.</summary>
    /// <returns>The comments that are new, in the order to show them.</returns>
    public IReadOnlyList<ThreadNode> Add(ThreadPage page)
    {
        var wave = new List<ThreadNode>();
        var unplaced = page.Comments.Where(comment => !_nodes.ContainsKey(comment.Id)).DistinctBy(comment => comment.Id, StringComparer.Ordinal)
            .ToDictionary(comment => comment.Id, StringComparer.Ordinal);
        foreach (var comment in page.Comments)
            Place(comment, unplaced, wave);
        foreach (var stub in page.Stubs.Select(Unasked).OfType<MoreStub>())
        {
            var pending = new PendingStub(stub, ParentOf(stub.ParentId));
            _stubs.Add(pending);
            pending.Parent?.HasStub = true;
        }

        return [.. wave.OrderBy(node => node.Rank)]; // a stable sort: equals stay in Reddit's order, and parents come first
    }

    /// <summary>Takes the next thing to ask Reddit for, nearest in line first.</summary>
    /// <param name="depth">Only comments above this depth matter.</param>
    public PendingWork? TakeWork(int depth)
    {
        var line = _stubs.Where(stub => stub.Depth < depth).OrderBy(stub => stub.Rank(_roots.Count)).ToList();
        if (line.Count == 0)
            return null;
        if (line[0].IsContinuation)
        {
            _stubs.Remove(line[0]);
            _asked.Add(line[0].ParentId);
            return new PendingWork(line[0].ParentId, []);
        }

        var ids = new List<string>();
        foreach (var stub in line.Where(stub => !stub.IsContinuation))
        {
            ids.AddRange(stub.Take(MoreCommentsQuery.Largest - ids.Count));
            if (ids.Count == MoreCommentsQuery.Largest)
                break;
        }

        _asked.UnionWith(ids);
        _stubs.RemoveAll(stub => stub.IsSpent);
        return new PendingWork(null, ids);
    }

    /// <summary>Notes on every comment how many below it are not loaded.</summary>
    public void CountUnloaded()
    {
        foreach (var stub in _stubs)
        {
            if (stub.Parent is { } parent)
                parent.Unloaded += Math.Max(1, stub.Hidden);
        }
    }

    /// <summary>Whether a comment is loaded.</summary>
    public bool Contains(string id) => _nodes.ContainsKey(id);

    /// <summary>Whether comments above a depth are still to be asked for.</summary>
    public bool HasWork(int depth) => _stubs.Exists(stub => stub.Depth < depth);

    /// <summary>How many of these ids neither came nor are still to be asked for: Reddit keeps some to itself.</summary>
    public int Withheld(IEnumerable<string> ids)
    {
        var pending = _stubs.SelectMany(stub => stub.Ids).ToHashSet(StringComparer.Ordinal);
        return ids.Count(id => !_nodes.ContainsKey(id) && !pending.Contains(id));
    }

    /// <summary>What of a stub was not asked for before; null for nothing. To ask again for what did not come would go in a circle.</summary>
    private MoreStub? Unasked(MoreStub stub)
    {
        if (stub.IsContinuation)
            return stub.ParentId.StartsWith("t1_", StringComparison.Ordinal) && !_asked.Contains(stub.ParentId) ? stub : null;
        var left = stub.Children.Where(id => !_asked.Contains(id) && !_nodes.ContainsKey(id)).ToArray();
        return left.Length switch
        {
            0 => null,
            var count when count == stub.Children.Count => stub,
            _ => stub with { Children = left },
        };
    }

    /// <summary>
    /// Puts a comment below its parent, after its parent if that is on the same page. What was placed is not visited again, so no ring
    /// of parents can trap it.
    /// </summary>
    private void Place(Comment comment, Dictionary<string, Comment> unplaced, List<ThreadNode> wave)
    {
        var path = new Stack<Comment>();
        for (var next = comment; next is not null && unplaced.Remove(next.Id);)
        {
            path.Push(next);
            next = next.ParentId is ['t', '1', '_', .. var id] ? unplaced.GetValueOrDefault(id) : null;
        }

        foreach (var placed in path)
        {
            var parent = ParentOf(placed.ParentId);
            var siblings = parent?.Children ?? _roots;
            var node = new ThreadNode(placed, parent, siblings.Count);
            siblings.Add(node);
            _nodes.Add(placed.Id, node);
            wave.Add(node);
        }
    }

    private ThreadNode? ParentOf(string? fullname) =>
        fullname is not null && fullname.StartsWith("t1_", StringComparison.Ordinal) && _nodes.TryGetValue(fullname[3..], out var node)
            ? node
            : null;
}
