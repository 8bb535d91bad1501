using System.Text;
using RedditMcp.Answers.Model;
using RedditMcp.Answers.Text;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Users;

/// <summary>Makes what an answer says of an account: its profile, what it wrote, and where it is seen most.</summary>
internal sealed class UserAnswers(RedditCache cache, PagesAhead ahead)
{
    private const int MostSubreddits = 10;

    /// <summary>Answers with an account. Its posts and comments are only asked for when wanted.</summary>
    public async Task<RedditResult<UserPart>> ReadAsync(UserRequest wanted, AnswerRequest request, CancellationToken cancellationToken)
    {
        var about = cache.GetAsync(new AccountQuery(wanted.User), request.Ask, cancellationToken);
        var postsRead = ReadAsync(Pagers.Posts, wanted.PostsQuery, wanted.Posts, wanted.Limit, request, cancellationToken);
        var commentsRead = ReadAsync(Pagers.Comments, wanted.CommentsQuery, wanted.Comments, wanted.Limit, request, cancellationToken);
        await Task.WhenAll(about, postsRead, commentsRead);

        var profile = await about;
        if (!profile.Result.Succeeded)
            return profile.Result.Error;
        var (posts, comments) = (await postsRead, await commentsRead);
        var part = Put(wanted, WithAge(profile.Result.Value, request.Now), posts, comments, request);
        ahead.Fetch(wanted.PostsQuery, wanted.Posts, posts.PageAfter(part.Body.Posts?.Count ?? 0), request);
        ahead.Fetch(wanted.CommentsQuery, wanted.Comments, comments.PageAfter(part.Body.Comments?.Count ?? 0), request);
        return part;
    }

    private Task<PagedItems<TItem>> ReadAsync<TPage, TItem>(
        Pager<TPage, TItem> pager, IPagedQuery<TPage> query, PagePosition from, int limit, AnswerRequest request, CancellationToken cancellationToken)
        where TPage : class => from.IsEnd
            ? Task.FromResult(PagedItems<TItem>.None)
            : pager.ReadAsync(cache, query, from, limit, _ => false, request, cancellationToken);

    private static UserPart Put(
        UserRequest wanted, Account user, PagedItems<Post> posts, PagedItems<Comment> comments, AnswerRequest request)
    {
        var budget = new TokenBudget(request.MaxTokens);
        var seen = MostActive(posts, comments);
        var head = AccountText.Whole(user, request.Now) + SeenText(seen);
        budget.TryTake(head);
        budget.TryTake(ListHeading("post", wanted.Limit) + ListHeading("comment", wanted.Limit));

        // Posts may take half of the room when comments follow, and comments whatever is then left.
        var forPosts = new TokenBudget(comments.Items.Count == 0 ? budget.Left : budget.Left / 2);
        var shownPosts = FittedItems<Post>.Fit(
            [.. posts.Items.Select(item => item.Value)], wanted.Posts.Shown + 1, forPosts, ItemText.Posts(request.Now));
        budget.TryTake(shownPosts.Text);
        var shownComments = FittedItems<Comment>.Fit(
            [.. comments.Items.Select(item => item.Value)], wanted.Comments.Shown + 1, budget, ItemText.Comments(request.Now));

        var body = new UserBody
        {
            User = user,
            MostActiveSubreddits = seen.Count == 0 ? null : seen,
            Posts = wanted.Posts.IsEnd ? null : shownPosts.Items,
            Comments = wanted.Comments.IsEnd ? null : shownComments.Items,
            Truncated = shownPosts.LeftOut + shownComments.LeftOut,
            Cursor = CursorOf(wanted, posts, shownPosts.Items.Count, comments, shownComments.Items.Count),
        };
        var text = new StringBuilder(head);
        Append(text, "post", shownPosts, wanted.Posts.IsEnd);
        Append(text, "comment", shownComments, wanted.Comments.IsEnd);
        return new UserPart(body, text.ToString(), [.. posts.Notes(), .. comments.Notes()]);
    }

    private static string? CursorOf(UserRequest wanted, PagedItems<Post> posts, int shownPosts, PagedItems<Comment> comments, int shownComments)
    {
        var nextPosts = Next(posts, shownPosts, wanted.Posts);
        var nextComments = Next(comments, shownComments, wanted.Comments);
        return nextPosts.IsEnd && nextComments.IsEnd ? null : Cursor.Write(wanted.PostsQuery.Key, nextPosts, nextComments);
    }

    /// <summary>Where a list goes on: behind what was shown; where it was when nothing fitted; nowhere when nothing was there.</summary>
    private static PagePosition Next<TItem>(PagedItems<TItem> read, int shown, PagePosition from)
    {
        if (shown > 0)
            return read.PositionAfter(shown) ?? PagePosition.End;
        return read.Items.Count > 0 || read.Failure is not null ? from : PagePosition.End;
    }

    private static List<SubredditCount> MostActive(PagedItems<Post> posts, PagedItems<Comment> comments) =>
    [
        .. posts.Looked.Select(post => post.Subreddit).Concat(comments.Looked.Select(comment => comment.Subreddit))
            .OfType<string>()
            .CountBy(name => name, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.OrdinalIgnoreCase)
            .Take(MostSubreddits)
            .Select(count => new SubredditCount(count.Key, count.Value)),
    ];

    private static string SeenText(List<SubredditCount> seen) => seen.Count == 0
        ? ""
        : "most seen in: " + string.Join(", ", seen.Select(count => $"r/{Wording.Line(count.Subreddit)} ({count.Items})")) + "\n";

    private static void Append<TItem>(StringBuilder text, string noun, FittedItems<TItem> items, bool isUnwanted)
    {
        if (!isUnwanted)
            text.Append(ListHeading(noun, items.Items.Count)).Append(items.Text);
    }

    private static string ListHeading(string noun, int count) => $"\n{Wording.Count(count, noun)}:\n";

    private static Account WithAge(Account account, DateTimeOffset now) => account.CreatedUtc is { } created
        ? account with { AccountAgeDays = (int)Math.Max(0, (now.ToUnixTimeSeconds() - created) / 86400) }
        : account;
}
