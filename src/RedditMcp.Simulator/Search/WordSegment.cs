using System.Runtime.InteropServices;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Search;

/// <summary>For 64 neighbouring posts of a community, which of them use which word: one bit each.</summary>
internal sealed class WordSegment
{
    public const int Length = 64;
    private readonly Dictionary<string, ulong> _users = new(Words.Comparer);

    public WordSegment(Site site, Community community, long number)
    {
        First = number * Length;
        for (var offset = 0; offset < Length; offset++)
        {
            var content = site.At(community, First + offset).Content;
            Add(content.Title, 1UL << offset);
            Add(content.Body, 1UL << offset);
            Add(content.Flair ?? "", 1UL << offset);
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

    private void Add(string text, ulong user)
    {
        var users = _users.GetAlternateLookup<ReadOnlySpan<char>>();
        var position = 0;
        while (Words.TryNext(text, ref position, out var word))
            CollectionsMarshal.GetValueRefOrAddDefault(users, text.AsSpan(word), out _) |= user;
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
