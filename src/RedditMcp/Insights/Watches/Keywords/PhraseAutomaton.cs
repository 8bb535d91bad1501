using System.Text;

namespace RedditMcp.Insights.Watches.Keywords;

/// <summary>
/// Finds any number of phrases in one pass over a text (Aho and Corasick). Texts and phrases are spelled as by <see cref="PlainText"/>; a phrase counts where it stands
/// as whole words.
/// </summary>
internal sealed class PhraseAutomaton
{
    private const int Root = 0;

    private readonly string[] _phrases;
    private readonly Dictionary<(int State, char Next), int> _next = [];
    private readonly List<int> _fallback = [Root];

    /// <summary>The phrase that ends at a state; -1 where none does.</summary>
    private readonly List<int> _ends = [-1];

    /// <summary>The next state along the fallbacks at which a phrase ends; the root where there is none.</summary>
    private readonly List<int> _alsoEnds = [Root];

    public PhraseAutomaton(IEnumerable<string> phrases)
    {
        _phrases = [.. phrases.Distinct(StringComparer.Ordinal)];
        for (var i = 0; i < _phrases.Length; i++)
            Add(_phrases[i], i);
        Link();
    }

    /// <summary>How many phrases there are.</summary>
    public int Count => _phrases.Length;

    /// <summary>Adds to a set each phrase that a text holds.</summary>
    public void Find(string text, ISet<string> found)
    {
        var state = Root;
        for (var at = 0; at < text.Length; at++)
        {
            state = Step(state, text[at]);
            for (var end = _ends[state] >= 0 ? state : _alsoEnds[state]; end != Root; end = _alsoEnds[end])
            {
                var phrase = _phrases[_ends[end]];
                if (!found.Contains(phrase) && IsWhole(text, at + 1 - phrase.Length, phrase.Length))
                    found.Add(phrase);
            }
        }
    }

    private void Add(string phrase, int index)
    {
        var state = Root;
        foreach (var letter in phrase)
        {
            if (!_next.TryGetValue((state, letter), out var next))
            {
                next = _ends.Count;
                _next.Add((state, letter), next);
                _ends.Add(-1);
                _fallback.Add(Root);
                _alsoEnds.Add(Root);
            }

            state = next;
        }

        _ends[state] = index;
    }

    /// <summary>Sets where to go on when a text leaves a phrase: at the longest end of what was read that begins another. Level by level.</summary>
    private void Link()
    {
        var children = _next.ToLookup(edge => edge.Key.State, edge => (edge.Key.Next, State: edge.Value));
        var level = new Queue<int>(children[Root].Select(child => child.State));
        while (level.TryDequeue(out var state))
        {
            foreach (var (letter, child) in children[state])
            {
                var fallback = Step(_fallback[state], letter);
                _fallback[child] = fallback;
                _alsoEnds[child] = _ends[fallback] >= 0 ? fallback : _alsoEnds[fallback];
                level.Enqueue(child);
            }
        }
    }

    private int Step(int state, char letter)
    {
        while (true)
        {
            if (_next.TryGetValue((state, letter), out var next))
                return next;
            if (state == Root)
                return Root;
            state = _fallback[state];
        }
    }

    /// <summary>Whether a phrase stands for itself. Where its edge is of a script without blanks there is nothing to tell.</summary>
    private static bool IsWhole(string text, int start, int length)
    {
        var phrase = text.AsSpan(start, length);
        Rune.DecodeFromUtf16(phrase, out var first, out _);
        Rune.DecodeLastFromUtf16(phrase, out var last, out _);
        Rune.DecodeLastFromUtf16(text.AsSpan(0, start), out var before, out var any);
        var isCutBefore = any > 0 && PlainText.IsOfSpacedWord(first) && PlainText.IsOfSpacedWord(before);
        Rune.DecodeFromUtf16(text.AsSpan(start + length), out var after, out any);
        return !isCutBefore && !(any > 0 && PlainText.IsOfSpacedWord(last) && PlainText.IsOfSpacedWord(after));
    }
}
