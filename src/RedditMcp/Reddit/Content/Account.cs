using System.Text.Json.Serialization;

namespace RedditMcp.Reddit.Content;

/// <summary>What Reddit shows of an account.</summary>
internal sealed record Account
{
    public required string Name { get; init; }

    public string? Id { get; init; }

    public long? LinkKarma { get; init; }

    public long? CommentKarma { get; init; }

    public long? TotalKarma { get; init; }

    public double? CreatedUtc { get; init; }

    /// <summary>Whole days since it was made, at the time of the answer.</summary>
    public int? AccountAgeDays { get; init; }

    /// <summary>What it says of itself on its profile.</summary>
    public string? PublicDescription { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsEmployee { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsMod { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsGold { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Verified { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasVerifiedEmail { get; init; }

    /// <summary>Its profile is marked not safe for work.</summary>
    [JsonPropertyName("over_18"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Over18 { get; init; }
}
