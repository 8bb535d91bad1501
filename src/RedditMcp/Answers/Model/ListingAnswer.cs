using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Model;

/// <summary>An answer that lists posts, communities or accounts.</summary>
internal sealed record ListingAnswer
{
    public IReadOnlyList<Post>? Posts { get; init; }

    public IReadOnlyList<Community>? Communities { get; init; }

    public IReadOnlyList<Account>? Users { get; init; }
}
