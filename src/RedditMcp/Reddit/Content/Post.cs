using System.Text.Json.Serialization;

namespace RedditMcp.Reddit.Content;

/// <summary>A post, with Reddit's own names for what Reddit says; what is false, null or empty is absent.</summary>
internal sealed record Post
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Author { get; init; }

    public string? Subreddit { get; init; }

    public long Score { get; init; }

    public double? UpvoteRatio { get; init; }

    public long NumComments { get; init; }

    public double CreatedUtc { get; init; }

    public string? Permalink { get; init; }

    public string? Url { get; init; }

    public PostType PostType { get; init; }

    /// <summary>The text in Markdown as its author wrote it.</summary>
    public string? Selftext { get; init; }

    /// <summary>Characters of <see cref="Selftext"/> that were left out to fit the answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int SelftextCut { get; init; }

    public string? LinkFlairText { get; init; }

    public string? AuthorFlairText { get; init; }

    public IReadOnlyList<GalleryItem>? Gallery { get; init; }

    public Poll? PollData { get; init; }

    public Video? Video { get; init; }

    /// <summary>The original of a crosspost, as the one item of Reddit's list.</summary>
    public IReadOnlyList<Post>? CrosspostParentList { get; init; }

    [JsonPropertyName("over_18"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Over18 { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Spoiler { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Locked { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Archived { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Stickied { get; init; }

    /// <summary>Reddit does not show the score yet; what <see cref="Score"/> says is a placeholder.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HideScore { get; init; }

    /// <summary>Who removed it: <c>moderator</c>, <c>deleted</c> (its author), <c>reddit</c>, ...</summary>
    public string? RemovedByCategory { get; init; }

    /// <summary>Posted in an official role: <c>moderator</c>, <c>admin</c> or <c>special</c>.</summary>
    public string? Distinguished { get; init; }

    /// <summary>When it was last edited, in seconds since 1970.</summary>
    public double? Edited { get; init; }
}
