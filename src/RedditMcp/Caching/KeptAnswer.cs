using System.Collections.Immutable;

namespace RedditMcp.Caching;

/// <summary>An answer kept with the first entry it was made of.</summary>
/// <param name="Question">The tool and all its arguments, so that no other question gets it.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Sources">All it was made of; it holds only as long as each of them is what would be served.</param>
/// <param name="MadeAt">When its words told the ages of things.</param>
internal sealed record KeptAnswer(string Question, RenderedAnswer Answer, ImmutableArray<ServedEntry> Sources, DateTimeOffset MadeAt)
{
    /// <summary>What it weighs in memory, in bytes; a source is little, because the tier holds its entry anyway.</summary>
    public int Weight => Answer.Weight + (2 * Question.Length) + (100 * Sources.Length);
}
