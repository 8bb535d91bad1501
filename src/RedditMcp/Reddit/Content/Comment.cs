using System.Text.Json.Serialization;

namespace RedditMcp.Reddit.Content;

/// <summary>A comment, with Reddit's own names for what Reddit says; what is false, null or empty is absent.</summary>
internal sealed record Comment
{
    public required string Id { get; init; }

    /// <summary>Fullname of what it answers: a comment (<c>t1_</c>) or the post (<c>t3_</c>).</summary>
    public string? ParentId { get; init; }

    public string? Author { get; init; }

    /// <summary>The text in Markdown as its author wrote it.</summary>
    public required string Body { get; init; }

    /// <summary>Characters of <see cref="Body"/> that were left out to fit the answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int BodyCut { get; init; }

    public long Score { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ScoreHidden { get; init; }

    public double CreatedUtc { get; init; }

    /// <summary>How far below the post; 0 answers it directly.</summary>
    public int? Depth { get; init; }

    /// <summary>Written by the author of the post.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSubmitter { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Stickied { get; init; }

    /// <summary>Reddit folds it away; <see cref="CollapsedReason"/> may say why.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Collapsed { get; init; }

    public string? CollapsedReason { get; init; }

    /// <summary>1 when about as many like as dislike it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Controversiality { get; init; }

    public string? AuthorFlairText { get; init; }

    public string? Distinguished { get; init; }

    public double? Edited { get; init; }

    /// <summary>Where it stands; told of comments that are listed outside their thread.</summary>
    public string? Permalink { get; init; }

    public string? Subreddit { get; init; }

    public string? LinkId { get; init; }

    public string? LinkTitle { get; init; }

    /// <summary>The answers to it that are shown.</summary>
    public IReadOnlyList<Comment>? Replies { get; init; }

    /// <summary>How many comments below it are not shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int MoreReplies { get; init; }
}
