using RedditMcp.Answers;
using RedditMcp.Queries;

namespace RedditMcp.Tools.Arguments;

/// <summary>Arguments that several tools have, and how they are read.</summary>
internal static class SharedArguments
{
    /// <summary>So many names are fetched together.</summary>
    public const int MostAtOnce = 25;

    public static IntegerArgument MaxTokens { get; } = new(
        "max_tokens",
        "How long the text of the answer may be, in tokens (estimated at 3.5 bytes each). Whole items are left out first; the answer says how many.",
        500, 100_000, 10_000);

    public static IntegerArgument MaxAge { get; } = new(
        "max_age_seconds",
        "Fetch anew if the cached answer is older than this many seconds; 0 fetches now. Leave out to save the shared API quota.",
        0, 7 * 24 * 3600);

    public static TextArgument Cursor { get; } = new(
        "cursor", "Goes on where an answer ended: the cursor it gave, with the other arguments unchanged.", 512, "the cursor of an earlier answer");

    public static FlagArgument IncludeNsfw { get; } = new(
        "include_nsfw", "Whether posts marked not safe for work are shown; if not, the answer says how many were hidden.", true);

    /// <summary>Reads one or several communities.</summary>
    /// <exception cref="InvalidArgumentException">Some name is none.</exception>
    public static SubredditSet SubredditsOf(this ToolArguments arguments, TextArgument argument) =>
        SubredditSet.TryParse(arguments.GetRequired(argument), out var set) ? set : throw argument.Refuse("is not a community name");

    /// <summary>Where an answer with one list goes on.</summary>
    /// <param name="arguments">The call.</param>
    /// <param name="question">The question the cursor must belong to; made only where there is a cursor.</param>
    /// <exception cref="InvalidArgumentException">The cursor is damaged, or another question's.</exception>
    public static PagePosition PositionOf(this ToolArguments arguments, Func<CacheKey> question) =>
        arguments.PositionsOf(question, count: 1)?[0] ?? PagePosition.Start;

    /// <summary>Where the lists of an answer go on; null without a cursor.</summary>
    /// <param name="arguments">The call.</param>
    /// <param name="question">The question the cursor must belong to; made only where there is a cursor.</param>
    /// <param name="count">How many lists there are.</param>
    /// <exception cref="InvalidArgumentException">The cursor is damaged, or another question's.</exception>
    public static IReadOnlyList<PagePosition>? PositionsOf(this ToolArguments arguments, Func<CacheKey> question, int count)
    {
        if (arguments.Get(Cursor) is not { } text)
            return null;
        return Answers.Cursor.Read(text, question()) is { } cursor && cursor.Positions.Count == count
            ? cursor.Positions
            : throw Cursor.Refuse("does not belong to this question (leave it out, or repeat the arguments it was given for)");
    }

    /// <summary>Reads names separated by commas, each once.</summary>
    /// <exception cref="InvalidArgumentException">There are too many.</exception>
    public static IReadOnlyList<string> ListOf(this ToolArguments arguments, TextArgument argument)
    {
        var names = arguments.GetRequired(argument)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return names.Length switch
        {
            0 => throw argument.Refuse("is empty"),
            > MostAtOnce => throw argument.Refuse($"holds {names.Length} names, at most {MostAtOnce} fit one call"),
            _ => names,
        };
    }
}
