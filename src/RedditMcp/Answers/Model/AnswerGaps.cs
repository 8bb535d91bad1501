using System.Text.Json.Serialization;

namespace RedditMcp.Answers.Model;

/// <summary>What an answer leaves out, and how to go on: the part of its metadata that is the same for whoever asks.</summary>
internal sealed record AnswerGaps
{
    /// <summary>More notes than this say nothing.</summary>
    private const int MostNotes = 3;

    /// <summary>Items that exist within what was asked for, but are not in the answer.</summary>
    public required int Truncated { get; init; }

    /// <summary>Not-safe-for-work items that <c>include_nsfw=false</c> kept back.</summary>
    public int? NsfwHidden { get; init; }

    /// <summary>What the next call passes to go on; absent at the end.</summary>
    public string? Cursor { get; init; }

    /// <summary>What the words call it.</summary>
    [JsonIgnore]
    public string CursorLabel { get; init; } = "more with cursor";

    /// <summary>What else a reader should know: parts that failed, ends of listings.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>Says what is missing.</summary>
    /// <param name="truncated">Items that are not in the answer.</param>
    /// <param name="notes">What else a reader should know.</param>
    public static AnswerGaps Of(int truncated, params IEnumerable<string> notes) =>
        new() { Truncated = truncated, Notes = notes.Take(MostNotes).ToArray() is { Length: > 0 } told ? told : null };
}
