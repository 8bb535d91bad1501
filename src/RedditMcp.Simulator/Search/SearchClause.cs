namespace RedditMcp.Simulator.Search;

/// <summary>Terms of which one must match; none of them, when negated.</summary>
internal sealed record SearchClause(IReadOnlyList<SearchTerm> AnyOf, bool Negated)
{
    public bool Matches(SearchedPost post) => AnyOf.Any(term => term.Matches(post)) != Negated;
}
