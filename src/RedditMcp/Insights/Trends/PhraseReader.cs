namespace RedditMcp.Insights.Trends;

/// <summary>
/// Reads the phrases of a title: up to three words, and the connectors of a name between them. A phrase's key is its stems without anything
/// between them, so that <c>GPT-6</c>, <c>gpt 6</c> and <c>GPT6s</c> are one, as are <c>solar flare</c> and <c>#SolarFlares</c>. Where a script has no
/// blanks, every stretch of a word's length is a phrase; those that are repeated by chance only are given up later for the longer ones they are part of.
/// </summary>
internal static class PhraseReader
{
    private const int MostWords = 3;
    private const int MostParts = 6; // hyphens and connectors make parts of a word
    private const int LongestKey = 160;

    /// <summary>Gives every phrase of a title; one that stands there twice comes twice.</summary>
    public static void Read(string title, TitleText text, PhraseTaker take)
    {
        foreach (var segment in text.Segments)
        {
            for (var first = 0; first < segment.Length; first++)
            {
                if (segment[first].IsContent)
                    ReadFrom(segment, first, take);
            }
        }

        foreach (var run in text.Runs)
            ReadRun(title, run, take);
    }

    private static void ReadFrom(TitleWord[] segment, int first, PhraseTaker take)
    {
        Span<char> key = stackalloc char[LongestKey];
        var (length, words, particular, isMoreThanFigures) = (0, 0, 0, false);
        for (var last = first; last < segment.Length && last - first < MostParts; last++)
        {
            var word = segment[last];
            words += word.IsContent && !(word.IsJoined && last > first) ? 1 : 0;
            if (word.Kind is WordKind.Stop || words > MostWords || length + word.Stem.Length > key.Length)
                return;
            word.Stem.CopyTo(key[length..]);
            length += word.Stem.Length;
            particular += word.Kind is WordKind.Particular ? 1 : 0;
            isMoreThanFigures |= word.Kind is WordKind.Particular or WordKind.Generic;
            if (word.IsContent && isMoreThanFigures && length > 1)
                take(key[..length], new PhraseShape(segment[first].Start, word.End, ClassOf(particular, last - first), particular > 1 && particular == words));
        }
    }

    private static void ReadRun(string title, Range run, PhraseTaker take)
    {
        var (start, end) = (run.Start.Value, run.End.Value);
        var (shortest, longest) = Scripts.IsIdeograph(title[start]) ? (2, 8) : (5, 18);
        for (var from = start; from < end; from++)
        {
            if (!Scripts.IsStartOfCharacter(title[from]))
                continue;
            for (var to = from + shortest; to <= Math.Min(end, from + longest); to++)
            {
                if (to == end || Scripts.IsStartOfCharacter(title[to]))
                    take(title.AsSpan(from..to), new PhraseShape(from, to, PhraseClass.Particular, IsUncommon: true));
            }
        }
    }

    private static PhraseClass ClassOf(int particularWords, int furtherParts) =>
        particularWords == 0 ? PhraseClass.Everyday : furtherParts > 0 ? PhraseClass.Particular : PhraseClass.Word;
}
