using System.Collections.Concurrent;
using RedditMcp.Queries;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tools;

/// <summary>
/// Remembers which key a question asks the cache for first: to read the names in it, spell its parameters and hash them takes longer than to find
/// the answer. Only questions whose arguments were accepted are in it, and about 1 MB of them at most.
/// </summary>
/// <param name="keysOf">Makes the keys of a question; the same ones each time.</param>
internal sealed class FirstKeys(Func<ToolArguments, IEnumerable<CacheKey>> keysOf)
{
    /// <summary>So many are remembered; then all are forgotten, which costs less than knowing which to forget.</summary>
    public const int Most = 1000;

    /// <summary>Longer questions, in characters, are few.</summary>
    public const int Longest = 256;

    private readonly ConcurrentDictionary<string, CacheKey> _keys = new(StringComparer.Ordinal);

    /// <summary>How many are remembered.</summary>
    public int Count => _keys.Count;

    /// <summary>The key.</summary>
    /// <param name="question">The tool and all arguments that a key may depend on.</param>
    /// <param name="arguments">The same, as they were read.</param>
    /// <exception cref="InvalidArgumentException">An argument is not acceptable.</exception>
    public CacheKey Of(string question, ToolArguments arguments)
    {
        if (_keys.TryGetValue(question, out var known))
            return known;

        var key = keysOf(arguments).First();
        if (question.Length <= Longest)
            Remember(question, key);
        return key;
    }

    private void Remember(string question, CacheKey key)
    {
        if (_keys.Count >= Most)
            _keys.Clear();
        _keys[question] = key;
    }
}
