using System.Globalization;
using System.Text;
using RedditMcp.Answers.Model;
using RedditMcp.Answers.Text;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Threads;

/// <summary>Makes what an answer says of a thread: the post, and as many comments as were asked for and fit.</summary>
internal sealed class ThreadAnswers(RedditCache cache)
{
    /// <summary>The shortest comment with its facts; with less room than this no call is made for more.</summary>
    private const int ShortestComment = 25;

    /// <summary>What the line between post and comments takes at most.</summary>
    private const int CommentsLine = 30;

    /// <summary>Answers with a post alone.</summary>
    public async Task<RedditResult<ThreadPart>> ReadPostAsync(PostQuery query, AnswerRequest request, CancellationToken cancellationToken)
    {
        var result = await cache.GetAsync(query, request.Ask, cancellationToken);
        if (!result.Result.Succeeded)
            return result.Result.Error;

        var post = Fit(result.Result.Value.Post!, new TokenBudget(request.MaxTokens), request.Now);
        return new ThreadPart(new ThreadBody(post, Comments: null), PostText.Whole(post, request.Now), []);
    }

    /// <summary>Answers with a post and its comments.</summary>
    public async Task<RedditResult<ThreadPart>> ReadAsync(ThreadRequest thread, AnswerRequest request, CancellationToken cancellationToken)
    {
        var walk = new ThreadWalk(cache, thread, request);
        var start = await walk.StartAsync(cancellationToken);
        if (!start.Succeeded)
            return start.Error;
        await walk.SkipAsync(thread.From.Shown, cancellationToken);

        var budget = new TokenBudget(request.MaxTokens - CommentsLine);
        var post = thread.From == PagePosition.Start ? Fit(start.Value, budget, request.Now) : start.Value with { Selftext = null };
        var text = new StringBuilder(PostText.Whole(post, request.Now));
        budget.TryTake(text.ToString());

        var selection = await SelectAsync(walk, thread, budget, request.Now, cancellationToken);
        return Put(thread, walk, selection, post, text);
    }

    private static async Task<ThreadSelection> SelectAsync(
        ThreadWalk walk, ThreadRequest thread, TokenBudget budget, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var selection = new ThreadSelection(budget, now);
        bool MustShow() => thread.From != PagePosition.Start && selection.Count == 0; // the first answer has the post to show
        while (selection.Count < thread.Limit
            && (budget.Left >= ShortestComment || MustShow())
            && await walk.PeekAsync(cancellationToken) is { } node
            && selection.TryAdd(node, MustShow()))
        {
            walk.Take();
        }

        return selection;
    }

    private static ThreadPart Put(ThreadRequest thread, ThreadWalk walk, ThreadSelection selection, Post post, StringBuilder text)
    {
        walk.Tree.CountUnloaded();
        text.Append('\n').Append(Wording.Count(selection.Count, "comment"));
        text.Append(CultureInfo.InvariantCulture, $" of {post.NumComments}, sorted by {thread.Query.Sort.Spell()}");
        text.Append(thread.From.Shown > 0 ? $", after the {thread.From.Shown} shown before:\n" : ":\n");
        var comments = selection.Build(text);
        var position = new PagePosition(null, selection.Last?.Comment.Id ?? post.Id, thread.From.Shown + selection.Count);
        var cursor = walk.HasMore && position != thread.From ? Cursor.Write(thread.Query.Key, position) : null;
        return new ThreadPart(
            new ThreadBody(post, comments, Truncated: walk.Left, cursor), text.ToString(), [.. Notes(thread, walk)]);
    }

    private static IEnumerable<string> Notes(ThreadRequest thread, ThreadWalk walk)
    {
        if (thread.Query.Comment is { } comment && !walk.Tree.Contains(comment.Value))
            yield return $"the comment {comment} is not in this thread any more, or never was";
        if (walk.Failure is { } failure)
            yield return $"loading more comments failed ({failure.Kind.Name}): {failure.Message}";
        if (walk.Tree.Continuations > 0)
        {
            yield return $"{walk.Tree.Continuations} more branches may go deeper than {thread.Depth} levels; "
                + "read one with comment_id, or raise depth";
        }
    }

    /// <summary>A post gives up its text only when it does not fit by itself.</summary>
    private static Post Fit(Post post, TokenBudget budget, DateTimeOffset now) =>
        TokenEstimate.Of(PostText.Whole(post, now)) <= budget.Left
            ? post
            : FittedItems<Post>.Cut(post, 0, budget, ItemText.Posts(now) with { Write = (_, part) => PostText.Whole(part, now) });
}
