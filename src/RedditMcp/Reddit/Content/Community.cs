using System.Text.Json.Serialization;

namespace RedditMcp.Reddit.Content;

/// <summary>What a community says of itself.</summary>
internal sealed record Community
{
    public required string DisplayName { get; init; }

    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? PublicDescription { get; init; }

    /// <summary>The sidebar, in Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Characters of <see cref="Description"/> that were left out to fit the answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int DescriptionCut { get; init; }

    public long? Subscribers { get; init; }

    /// <summary>People there now; Reddit stopped telling in September 2025.</summary>
    public long? ActiveUserCount { get; init; }

    public double? CreatedUtc { get; init; }

    /// <summary><c>public</c>, <c>restricted</c>, <c>private</c>, <c>archived</c>, <c>user</c>, ...</summary>
    public string? SubredditType { get; init; }

    /// <summary>What may be posted: <c>any</c>, <c>link</c> or <c>self</c>.</summary>
    public string? SubmissionType { get; init; }

    public string? Lang { get; init; }

    public string? Url { get; init; }

    [JsonPropertyName("over18"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Over18 { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Quarantine { get; init; }
}
