namespace RedditMcp.Insights.Trends;

/// <summary>The phrases of a window's titles, and where they stood before.</summary>
internal sealed class PhraseIndex
{
    /// <summary>Fewer mentions are no topic.</summary>
    public const int FewestMentions = 3;

    private const int Shelves = 1 << 16;

    private readonly Corpus _corpus;
    private readonly byte[] _onShelf = new byte[Shelves];
    private readonly Dictionary<string, Phrase> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Phrase>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private PhraseIndex(Corpus corpus)
    {
        _corpus = corpus;
        _lookup = _phrases.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Finds every phrase that enough posts of the window hold.</summary>
    public static List<Phrase> Of(Corpus corpus)
    {
        var index = new PhraseIndex(corpus);
        index.ReadAll(isInWindow: true, index.Shelve);
        index.ReadAll(isInWindow: true, index.Add);
        foreach (var (key, phrase) in index._phrases)
        {
            if (phrase.InWindow.Count < FewestMentions || corpus.Count(phrase.InWindow) < FewestMentions || corpus.CountTitles(phrase.InWindow) < FewestMentions)
                index._phrases.Remove(key);
        }

        index.ReadAll(isInWindow: false, index.AddBefore);
        return [.. index._phrases.Values];
    }

    private void ReadAll(bool isInWindow, Action<int, ReadOnlySpan<char>, PhraseShape> take)
    {
        for (var i = 0; i < _corpus.Posts.Count; i++)
        {
            var (place, post) = (i, _corpus.Posts[i]);
            if (post.IsInWindow == isInWindow)
                PhraseReader.Read(post.Post.Title, post.Text, (key, shape) => take(place, key, shape));
        }
    }

    /// <summary>Counts phrases by a hash of them: most stand in one title only, and are not worth an object.</summary>
    private void Shelve(int post, ReadOnlySpan<char> key, PhraseShape shape)
    {
        ref var count = ref _onShelf[(uint)string.GetHashCode(key, StringComparison.Ordinal) % Shelves];
        count = (byte)Math.Min(FewestMentions, count + 1);
    }

    private void Add(int post, ReadOnlySpan<char> key, PhraseShape shape)
    {
        if (_onShelf[(uint)string.GetHashCode(key, StringComparison.Ordinal) % Shelves] < FewestMentions)
            return;
        if (!_lookup.TryGetValue(key, out var phrase))
            _lookup[key] = phrase = new Phrase(key.ToString());
        phrase.Add(post, shape, isInWindow: true);
    }

    private void AddBefore(int post, ReadOnlySpan<char> key, PhraseShape shape)
    {
        if (_lookup.TryGetValue(key, out var phrase))
            phrase.Add(post, shape, isInWindow: false);
    }
}
