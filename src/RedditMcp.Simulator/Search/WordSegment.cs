using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Search;

/// <summary>For 64 neighbouring posts of a community, which of them use which word: one bit each.</summary>
internal sealed class WordSegment
{
    public const int Length = 64;
    private readonly Dictionary<string, ulong> _users = new(StringComparer.Ordinal);

    public WordSegment(Site site, Community community, long number)
    {
        First = number * Length;
        for (var offset = 0; offset < Length; offset++)
        {
            foreach (var word in new SearchedPost(site.At(community, First + offset)).AllWords)
                _users[word] = _users.GetValueOrDefault(word) | (1UL << offset);
        }
    }

    /// <summary>The slot of the first of them.</summary>
    public long First { get; }

    /// <summary>Those that may match; whether they do is for the query to say.</summary>
    public ulong Candidates(SearchQuery query)
    {
        var candidates = ulong.MaxValue;
        foreach (var clause in query.Clauses)
        {
            if (!clause.Negated)
                candidates &= clause.AnyOf.Aggregate(0UL, (any, term) => any | UsersOf(term));
        }

        return candidates;
    }

    private ulong UsersOf(SearchTerm term)
    {
        if (term.Field is not (null or "title" or "selftext"))
            return ulong.MaxValue;

        var all = ulong.MaxValue;
        foreach (var word in term.Words)
            all &= _users.GetValueOrDefault(word);

        return all;
    }
}
