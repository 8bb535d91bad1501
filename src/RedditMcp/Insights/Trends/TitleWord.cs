namespace RedditMcp.Insights.Trends;

/// <summary>A word of a title.</summary>
/// <param name="Stem">Folded and without its plural: equal for all spellings.</param>
/// <param name="Kind">What it can do for a phrase.</param>
/// <param name="Start">Where it starts in the title.</param>
/// <param name="End">Where it ends.</param>
/// <param name="IsJoined">Whether a hyphen or the like, not a blank, joins it to the word before.</param>
internal readonly record struct TitleWord(string Stem, WordKind Kind, int Start, int End, bool IsJoined)
{
    public bool IsContent => Kind is WordKind.Particular or WordKind.Generic or WordKind.Figure;
}
