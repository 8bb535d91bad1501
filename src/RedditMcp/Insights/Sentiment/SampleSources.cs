using RedditMcp.Answers;
using RedditMcp.Answers.Threads;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Insights.Sentiment;

/// <summary>Draws samples from what Reddit has, through the cache as everything else.</summary>
internal sealed class SampleSources(RedditCache cache)
{
    /// <summary>Draws posts from a listing or a search.</summary>
    /// <param name="query">Where.</param>
    /// <param name="subject">What they are, in words.</param>
    /// <param name="limit">How many.</param>
    /// <param name="request">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RedditResult<Sample>> ReadPostsAsync(
        IPagedQuery<Reddit.Content.PostPage> query, string subject, int limit, AnswerRequest request, CancellationToken cancellationToken)
    {
        var read = await Pagers.Posts.ReadAsync(cache, query, PagePosition.Start, limit, _ => false, request, cancellationToken);
        if (read.Failure is { } failure && read.Items.Count == 0)
            return failure;
        var items = new SampleItems();
        foreach (var post in read.Items)
            items.Add(post.Value);
        return items.ToSample(subject) with { Notes = [.. read.Notes(), "posts only: their titles and texts, not the comments below them"] };
    }

    /// <summary>Draws a post and its comments, the best placed first, or a comment and what is below it.</summary>
    public async Task<RedditResult<Sample>> ReadThreadAsync(
        PostReference.Post post, int limit, AnswerRequest request, CancellationToken cancellationToken)
    {
        var result = await cache.GetAsync(new ThreadQuery(post.Id, CommentSort.Confidence, post.Comment), request.Ask, cancellationToken);
        if (!result.Result.Succeeded)
            return result.Result.Error;
        var page = result.Result.Value;
        if (post.Comment is { } wanted && !page.Comments.Any(comment => comment.Id == wanted.Value))
            return RedditErrors.NotFound($"the comment {wanted} of the post {post.Id}");

        var items = new SampleItems();
        if (post.Comment is null && page.Post is { } opening)
            items.Add(opening);
        foreach (var node in new ThreadTree().Add(page).TakeWhile(_ => items.Count < limit))
            items.Add(node.Comment, page.Post?.Permalink);
        var subject = post.Comment is null ? $"the post {post.Id} and its comments" : $"the comment {post.Comment} and the answers to it";
        return items.ToSample(subject) with
        {
            Asked = page.Post?.Subreddit ?? "",
            Notes = page.Post is { } whole && post.Comment is null && whole.NumComments > page.Comments.Count
                ? [$"Reddit counts {whole.NumComments} comments; the best placed were taken"]
                : [],
        };
    }

    /// <summary>Finds the post a link or a comment's name leads to.</summary>
    public async Task<RedditResult<PostReference.Post>> ResolveAsync(PostReference reference, AnswerRequest request, CancellationToken cancellationToken)
    {
        if (reference is PostReference.Post post)
            return post;
        var target = await cache.GetAsync(new ShareLinkQuery((PostReference.Share)reference), request.Ask, cancellationToken);
        return target.Result.Succeeded ? ShareLinkQuery.PostOf(target.Result.Value) : target.Result.Error;
    }

    /// <summary>Finds the post a comment belongs to.</summary>
    public async Task<RedditResult<PostReference.Post>> ResolveAsync(ThingId comment, AnswerRequest request, CancellationToken cancellationToken)
    {
        var found = await cache.GetAsync(new CommentQuery(comment), request.Ask, cancellationToken);
        if (!found.Result.Succeeded)
            return found.Result.Error;
        return ThingId.TryParse(found.Result.Value.Comments[0].LinkId ?? "", "t3_", out var post)
            ? new PostReference.Post(post, comment)
            : RedditErrors.Unreadable("a comment");
    }
}
