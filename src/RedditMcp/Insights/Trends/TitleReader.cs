using System.Globalization;

namespace RedditMcp.Insights.Trends;

/// <summary>Takes titles apart into words, at blanks and punctuation, and runs of scripts that have no blanks.</summary>
internal sealed class TitleReader
{
    private readonly List<TitleWord[]> _segments = [];
    private readonly List<TitleWord> _words = [];
    private readonly List<Range> _runs = [];
    private readonly Dictionary<string, string> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _stemLookup;

    public TitleReader() => _stemLookup = _stems.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a title.</summary>
    public TitleText Read(string title)
    {
        _segments.Clear();
        _runs.Clear();
        var isJoined = false;
        for (var at = 0; at < title.Length;)
        {
            if (Scripts.IsWithoutBlanks(title[at]))
            {
                at = ReadRun(title, at);
            }
            else if (char.IsLetterOrDigit(title[at]) && !Scripts.IsHiragana(title[at]))
            {
                at = ReadWord(title, at, isJoined);
                isJoined = false;
            }
            else
            {
                isJoined = Pass(title, at);
                at++;
            }
        }

        EndSegment();
        return new TitleText([.. _segments], [.. _runs]);
    }

    /// <summary>Passes over what is no part of a word.</summary>
    /// <returns>Whether it joins the words around it.</returns>
    private bool Pass(string title, int at)
    {
        var isWithin = at > 0 && at + 1 < title.Length && char.IsLetterOrDigit(title[at - 1]) && char.IsLetterOrDigit(title[at + 1]);
        if (isWithin && title[at] is '-' or '\u2010' or '\u2011' or '_' or '/')
            return true;
        if (!IsBlank(title[at]))
            EndSegment();
        return false;
    }

    /// <summary>What does not end a segment: blanks, and marks that are written to words.</summary>
    private static bool IsBlank(char character) => character is '#' or '@' or '$' or '&' or '*' or '_' or '~' or '+' or '^' || Folding.IsApostrophe(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.SpaceSeparator or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;

    private int ReadRun(string title, int at)
    {
        EndSegment();
        var end = at;
        while (end < title.Length && Scripts.IsWithoutBlanks(title[end]))
            end++;
        _runs.Add(at..end);
        return end;
    }

    private int ReadWord(string title, int start, bool isJoined)
    {
        var end = start;
        while (end < title.Length && IsWithinWord(title, end))
            end++;
        if (title.AsSpan(end).StartsWith("://"))
            return EndOfLink(title, end);

        Span<char> folded = stackalloc char[Math.Min(end - start, 64)];
        var length = 0;
        for (var i = start; i < end && length < folded.Length; i++)
        {
            if (!IsWrittenWithout(title, i))
                folded[length++] = Folding.Fold(title[i]);
        }

        AddWord(title, start, end, folded[..length], isJoined);
        return end;
    }

    private void AddWord(string title, int start, int end, ReadOnlySpan<char> folded, bool isJoined)
    {
        // Of somebody's something the somebody counts; "don't" has no such end.
        if (end - start > 2 && title[end - 1] is 's' or 'S' && Folding.IsApostrophe(title[end - 2]) && Vocabulary.KindOf(default, folded, folded) is not WordKind.Stop)
        {
            folded = folded[..^1];
            end -= 2;
        }

        var stem = Folding.StemOf(folded);
        var kind = Vocabulary.KindOf(title.AsSpan(start, end - start), folded, stem);
        _words.Add(new TitleWord(Intern(stem), kind, start, end, isJoined && _words.Count > 0));
    }

    private string Intern(ReadOnlySpan<char> stem)
    {
        if (!_stemLookup.TryGetValue(stem, out var known))
            _stems[known = stem.ToString()] = known;
        return known;
    }

    /// <summary>Signs within a word that some leave out: what's, AT&amp;T, U.S.A, an accent that stands behind its letter; not the point of 3.5.</summary>
    private static bool IsWrittenWithout(string title, int at) =>
        Folding.IsApostrophe(title[at]) || title[at] is >= '\u0300' and <= '\u036F' || title[at] == '&' || title[at] == '.' && !char.IsDigit(title[at + 1]);

    /// <summary>Letters and digits; signs between them (what's, AT&amp;T, Node.js, 3.5); the ends of C++ and C#.</summary>
    private static bool IsWithinWord(string title, int at)
    {
        var character = title[at];
        if (Scripts.IsWithoutBlanks(character) || Scripts.IsHiragana(character))
            return false;
        if (char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            return true;
        var isBetween = at + 1 < title.Length && char.IsLetterOrDigit(title[at + 1]) && char.IsLetterOrDigit(title[at - 1]);
        return isBetween && (Folding.IsApostrophe(character) || character is '.' or '&')
            || character is '+' or '#' && title[at - 1] is 'C' or 'c' or '+';
    }

    private static int EndOfLink(string title, int at)
    {
        while (at < title.Length && !char.IsWhiteSpace(title[at]))
            at++;
        return at;
    }

    private void EndSegment()
    {
        if (_words.Count > 0)
            _segments.Add([.. _words]);
        _words.Clear();
    }
}
