using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Model;

/// <summary>An answer about one thread (<see cref="Post"/>, <see cref="Comments"/>) or several (<see cref="Threads"/>).</summary>
internal sealed record ThreadAnswer
{
    public Post? Post { get; init; }

    public IReadOnlyList<Comment>? Comments { get; init; }

    public IReadOnlyList<ThreadBody>? Threads { get; init; }

    public IReadOnlyList<PartError>? Errors { get; init; }
}
