using RedditMcp.Answers;
using RedditMcp.Answers.Model;
using RedditMcp.Answers.Threads;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tools;

/// <summary>Reads posts and their discussions.</summary>
internal sealed class GetPostCommentsTool(ToolServices services, ThreadAnswers threads, RedditCache cache)
    : RedditTool(services, Description)
{
    private const string Takes = PostReference.Takes + "; up to 25 separated by commas";

    private static readonly TextArgument s_post = new(
        "post_id", "Post id, t3_ name, or any link to a post or comment: reddit.com, redd.it, /s/ share links. Up to 25 separated by commas.", 10_000, Takes)
    { IsRequired = true };

    private static readonly ChoiceArgument<CommentSort> s_sort = new("sort", "Order of the comments; best means confidence.", CommentSort.Confidence)
    {
        Aliases = new Dictionary<string, CommentSort>(StringComparer.Ordinal) { ["best"] = CommentSort.Confidence },
    };

    private static readonly IntegerArgument s_limit = new(
        "limit", "How many comments, best-placed first; 0 gives the post alone. Beyond 500 every 100 cost an API call.", 0, 2000, 100);

    private static readonly IntegerArgument s_depth = new("depth", "How many levels of replies; 1 gives only direct answers to the post.", 1, 100, 10);

    private static readonly TextArgument s_comment = new(
        "comment_id", "Only this comment and what is below it.", 20, "a comment id (abc1234) or a t1_ name");

    private static readonly IntegerArgument s_context = new("context", "How many ancestors of comment_id, or of a linked comment, to bring.", 0, 8, 0);

    internal static readonly ToolDescription Description = new()
    {
        Name = ToolNames.Comments,
        Title = "Read post and comments",
        Description = "Reads a Reddit post and its comment thread, from an id or any Reddit link. Whole trees, also of very large threads: limit, depth and "
            + "max_tokens say how much, the answer says what is left out, cursor goes on, comment_id reads one branch. Takes up to 25 posts at once.",
        Arguments = new ArgumentList(
            s_post, s_sort, s_limit, s_depth, s_comment, s_context, SharedArguments.Cursor, SharedArguments.MaxTokens, SharedArguments.MaxAge),
        KeysOf = KeysOf,
    };

    private static IEnumerable<CacheKey> KeysOf(ToolArguments arguments)
    {
        var wanted = Wanted.Of(arguments);
        return ReferencesOf(arguments).Select(named => named.Reference switch
        {
            PostReference.Share share => new ShareLinkQuery(share).Key,
            PostReference.Post post when wanted.Limit == 0 => new PostQuery(post.Id).Key,
            var post => wanted.QueryOf((PostReference.Post)post).Key,
        });
    }

    /// <inheritdoc/>
    protected override async Task<RedditResult<RenderedAnswer>> AnswerAsync(
        ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken)
    {
        var references = ReferencesOf(arguments);
        var wanted = Wanted.Of(arguments);

        var share = request with { MaxTokens = request.MaxTokens / references.Length };
        var read = await Several<ThreadPart>.ReadAsync(
            references, name => ReadAsync(name.Reference, wanted, arguments, share, cancellationToken));
        return read.Parts.Count == 0 ? read.First! : Put(read, references.Length, request.MaxTokens);
    }

    private async Task<RedditResult<ThreadPart>> ReadAsync(
        PostReference reference, Wanted wanted, ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken)
    {
        var resolved = await ResolveAsync(reference, request, cancellationToken);
        if (!resolved.Succeeded)
            return resolved.Error;
        var post = resolved.Value;
        if (wanted.Limit == 0)
            return await threads.ReadPostAsync(new PostQuery(post.Id), request, cancellationToken);

        var query = wanted.QueryOf(post);
        var thread = new ThreadRequest(query, wanted.Limit, wanted.Depth, arguments.PositionOf(() => query.Key));
        return await threads.ReadAsync(thread, request, cancellationToken);
    }

    private async Task<RedditResult<PostReference.Post>> ResolveAsync(
        PostReference reference, AnswerRequest request, CancellationToken cancellationToken)
    {
        if (reference is not PostReference.Share share)
            return (PostReference.Post)reference;
        var target = await cache.GetAsync(new ShareLinkQuery(share), request.Ask, cancellationToken);
        if (!target.Result.Succeeded)
            return target.Result.Error;
        return ShareLinkQuery.PostOf(target.Result.Value);
    }

    private static RenderedAnswer Put(Several<ThreadPart> read, int asked, int maxTokens)
    {
        var bodies = read.Parts.Select(part => part.Body).ToArray();
        var gaps = AnswerGaps.Of(bodies.Sum(body => body.Truncated ?? 0), read.Parts.SelectMany(part => part.Notes)) with
        {
            Cursor = asked == 1 ? bodies[0].Cursor : null,
        };
        var answer = new ThreadAnswer { Errors = read.Errors.Count == 0 ? null : read.Errors };
        answer = asked == 1 ? answer with { Post = bodies[0].Post, Comments = bodies[0].Comments } : answer with { Threads = bodies };
        return AnswerRenderer.Render(read.Text, maxTokens, answer, AnswerJson.Compact.ThreadAnswer, gaps);
    }

    private static Named[] ReferencesOf(ToolArguments arguments)
    {
        Named[] references =
        [
            .. arguments.ListOf(s_post)
                .Select(text => PostReference.TryParse(text, out var reference)
                    ? new Named(text, reference)
                    : throw s_post.Refuse($"holds {ToolArgument.Quote(text)}, which is not a post"))
                .DistinctBy(named => named.Reference),
        ];
        return references.Length == 1 || (arguments.Get(SharedArguments.Cursor) is null && arguments.Get(s_comment) is null)
            ? references
            : throw s_post.Refuse("must be one post where cursor or comment_id is given");
    }

    /// <summary>A reference as the caller wrote it, which is how an error names it.</summary>
    private sealed record Named(string Text, PostReference Reference)
    {
        public override string ToString() => Text;
    }

    private sealed record Wanted(CommentSort Sort, int Limit, int Depth, ThingId? Comment, int Context)
    {
        public static Wanted Of(ToolArguments arguments) => new(
            arguments.Get(s_sort), arguments.Get(s_limit), arguments.Get(s_depth), CommentOf(arguments), arguments.Get(s_context));

        /// <summary>The thread to read; what a permalink singles out holds unless the caller names a comment.</summary>
        public ThreadQuery QueryOf(PostReference.Post post) => new(
            post.Id, Sort, Comment ?? post.Comment, Math.Max(Context, Comment is null ? post.Context ?? 0 : 0));

        private static ThingId? CommentOf(ToolArguments arguments)
        {
            if (arguments.Get(s_comment) is not { } text)
                return null;
            return ThingId.TryParse(text, "t1_", out var id) ? id : throw s_comment.Refuse("is not a comment id");
        }
    }
}
