using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Model;

/// <summary>An answer about one community (<see cref="Subreddit"/> and its lists) or several (<see cref="Subreddits"/>).</summary>
internal sealed record SubredditAnswer
{
    public Community? Subreddit { get; init; }

    public IReadOnlyList<Rule>? Rules { get; init; }

    public IReadOnlyList<Moderator>? Moderators { get; init; }

    public IReadOnlyList<SubredditBody>? Subreddits { get; init; }

    public IReadOnlyList<PartError>? Errors { get; init; }
}
