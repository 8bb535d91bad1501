using RedditMcp.Answers;
using RedditMcp.Answers.Model;
using RedditMcp.Answers.Users;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tools;

/// <summary>Tells who accounts are and what they write.</summary>
internal sealed class GetUserInfoTool(ToolServices services, UserAnswers users) : RedditTool(services, Description)
{
    private static readonly TextArgument s_username = new(
        "username", "Account, with or without u/; up to 25 separated by commas.", 2000, Username.Takes + "; up to 25 separated by commas")
    { IsRequired = true };

    private static readonly FlagArgument s_posts = new("include_posts", "Whether to bring its posts.", @default: true);

    private static readonly FlagArgument s_comments = new("include_comments", "Whether to bring its comments.", @default: true);

    private static readonly ChoiceArgument<UserSort> s_sort = new("sort", "Order of posts and comments.", UserSort.New);

    private static readonly ChoiceArgument<TimeFilter> s_time = new(
        "time_filter", "How far back top and controversial look; other orders ignore it.", TimeFilter.All);

    private static readonly IntegerArgument s_limit = new("limit", "How many posts, and how many comments.", 1, 100, 25);

    internal static readonly ToolDescription Description = new()
    {
        Name = ToolNames.User,
        Title = "Look up Reddit users",
        Description = "Looks up a Reddit user: karma, account age, recent posts and comments, and the subreddits it is most active in. "
            + "Says when an account is suspended. Takes up to 25 names at once; without posts and comments a look costs one API call.",
        Arguments = new ArgumentList(
            s_username, s_posts, s_comments, s_sort, s_time, s_limit, SharedArguments.Cursor, SharedArguments.MaxTokens, SharedArguments.MaxAge),
        KeysOf = KeysOf,
    };

    private static IEnumerable<CacheKey> KeysOf(ToolArguments arguments)
    {
        foreach (var wanted in NamesOf(arguments).Select(name => WantedOf(name, arguments)))
        {
            yield return new AccountQuery(wanted.User).Key;
            if (!wanted.Posts.IsEnd)
                yield return wanted.PostsQuery.Page(wanted.Posts.Page).Key;
            if (!wanted.Comments.IsEnd)
                yield return wanted.CommentsQuery.Page(wanted.Comments.Page).Key;
        }
    }

    /// <inheritdoc/>
    protected override async Task<RedditResult<RenderedAnswer>> AnswerAsync(
        ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken)
    {
        var names = NamesOf(arguments);
        var share = request with { MaxTokens = request.MaxTokens / names.Length };
        var wanted = names.Select(name => WantedOf(name, arguments)).ToArray();
        var read = await Several<UserPart>.ReadAsync(names, name =>
            users.ReadAsync(wanted.First(user => user.User == name), share, cancellationToken));
        return read.Parts.Count == 0 ? read.First! : Put(read, names.Length, request.MaxTokens);
    }

    private static Username[] NamesOf(ToolArguments arguments)
    {
        Username[] names =
        [
            .. arguments.ListOf(s_username)
                .Select(text => Username.TryParse(text, out var name)
                    ? name
                    : throw s_username.Refuse($"holds {ToolArgument.Quote(text)}, which is not an account name"))
                .Distinct(),
        ];
        return names.Length == 1 || arguments.Get(SharedArguments.Cursor) is null
            ? names
            : throw SharedArguments.Cursor.Refuse("goes with one username only");
    }

    private static UserRequest WantedOf(Username name, ToolArguments arguments)
    {
        var wanted = new UserRequest(
            name, arguments.Get(s_sort), arguments.Get(s_time), arguments.Get(s_limit), PagePosition.Start, PagePosition.Start);
        var positions = arguments.PositionsOf(() => wanted.PostsQuery.Key, count: 2) ?? [PagePosition.Start, PagePosition.Start];
        return wanted with
        {
            Posts = arguments.Get(s_posts) ? positions[0] : PagePosition.End,
            Comments = arguments.Get(s_comments) ? positions[1] : PagePosition.End,
        };
    }

    private static RenderedAnswer Put(Several<UserPart> read, int asked, int maxTokens)
    {
        var bodies = read.Parts.Select(part => part.Body).ToArray();
        var gaps = AnswerGaps.Of(bodies.Sum(body => body.Truncated ?? 0), read.Parts.SelectMany(part => part.Notes)) with
        {
            Cursor = asked == 1 ? bodies[0].Cursor : null,
        };
        var answer = new UserAnswer { Errors = read.Errors.Count == 0 ? null : read.Errors };
        answer = asked == 1
            ? answer with
            {
                User = bodies[0].User,
                MostActiveSubreddits = bodies[0].MostActiveSubreddits,
                Posts = bodies[0].Posts,
                Comments = bodies[0].Comments,
            }
            : answer with { Users = bodies };
        return AnswerRenderer.Render(read.Text, maxTokens, answer, AnswerJson.Compact.UserAnswer, gaps);
    }
}
