using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Threads;

/// <summary>
/// Hands out the comments of a thread one after the other, and loads what Reddit left out only when somebody asks for a comment
/// beyond what is loaded. What is handed out always comes after its parent.
/// </summary>
internal sealed class ThreadWalk(RedditCache cache, ThreadRequest thread, AnswerRequest request)
{
    /// <summary>
    /// After so many calls in a row that brought no comment, the rest is taken for deleted. A deleted branch takes a few; only an upstream that
    /// keeps inventing ids takes so many.
    /// </summary>
    private const int MostFruitless = 100;

    private readonly Queue<ThreadNode> _line = new();
    private ContentKind _kind;
    private int _taken;
    private int _fruitless;
    private int _missed;

    public ThreadTree Tree { get; } = new();

    /// <summary>Why loading ended early; null when it did not.</summary>
    public RedditError? Failure { get; private set; }

    /// <summary>Loads the first page.</summary>
    /// <returns>The post, or why there is none.</returns>
    public async Task<RedditResult<Post>> StartAsync(CancellationToken cancellationToken)
    {
        var result = await cache.GetAsync(thread.Query, request.Ask, cancellationToken);
        if (!result.Result.Succeeded)
            return result.Result.Error;
        _kind = ThreadQuery.KindOf(result.Result.Value.Post, request.Now);
        Queue(result.Result.Value);
        return result.Result.Value.Post!;
    }

    /// <summary>Comments known to exist that were not handed out.</summary>
    public int Left => Tree.Count - _taken + Tree.Hidden + _missed;

    /// <summary>Whether there is more to hand out.</summary>
    public bool HasMore => _line.Count > 0 || Failure is not null || Tree.HasWork(thread.Depth);

    /// <summary>The next comment, which stays the next until it is taken; null at the end, or when Reddit does not give more.</summary>
    public async Task<ThreadNode?> PeekAsync(CancellationToken cancellationToken)
    {
        while (_line.Count == 0)
        {
            if (Failure is not null || _fruitless == MostFruitless || Tree.TakeWork(thread.Depth) is not { } work)
                return null;
            await LoadAsync(work, cancellationToken);
        }

        return _line.Peek();
    }

    /// <summary>Takes the comment that was last peeked at.</summary>
    public void Take()
    {
        _line.Dequeue();
        _taken++;
    }

    /// <summary>Passes over the comments that earlier answers showed.</summary>
    public async Task SkipAsync(int count, CancellationToken cancellationToken)
    {
        while (_taken < count && await PeekAsync(cancellationToken) is not null)
            Take();
    }

    private async Task LoadAsync(PendingWork work, CancellationToken cancellationToken)
    {
        var wanted = thread.From.Shown + thread.Limit;
        var loaded = _taken + _line.Count;
        await request.Progress.ReportAsync(loaded, wanted, $"{loaded} of {wanted} comments loaded", cancellationToken);

        RedditQuery<ThreadPage> query = work.Continue is { } parent && ThingId.TryParse(parent, "t1_", out var comment)
            ? new ThreadQuery(thread.Query.Post, thread.Query.Sort, comment)
            : new MoreCommentsQuery(thread.Query.Post, thread.Query.Sort, work.Children, _kind);
        var result = await cache.GetAsync(query, request.Ask, cancellationToken);
        Failure = result.Result.Error is { IsAnswer: false } failure ? failure : null; // a branch that is gone ends there, not the walk
        if (result.Result.Succeeded)
            Queue(result.Result.Value);
        _fruitless = _line.Count > 0 ? 0 : _fruitless + 1;
        _missed += Tree.Withheld(work.Children);
    }

    private void Queue(ThreadPage page)
    {
        foreach (var node in Tree.Add(page).Where(node => node.Depth < thread.Depth))
            _line.Enqueue(node);
    }
}
