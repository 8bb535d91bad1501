using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Model;

/// <summary>An answer about one account (<see cref="User"/> and its lists) or several (<see cref="Users"/>).</summary>
internal sealed record UserAnswer
{
    public Account? User { get; init; }

    public IReadOnlyList<SubredditCount>? MostActiveSubreddits { get; init; }

    public IReadOnlyList<Post>? Posts { get; init; }

    public IReadOnlyList<Comment>? Comments { get; init; }

    public IReadOnlyList<UserBody>? Users { get; init; }

    public IReadOnlyList<PartError>? Errors { get; init; }
}
