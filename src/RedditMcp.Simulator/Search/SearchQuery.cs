namespace RedditMcp.Simulator.Search;

/// <summary>A parsed <c>q</c>: words and phrases that must all occur, <c>OR</c> between alternatives, <c>-</c> or <c>NOT</c> before what must not.</summary>
internal sealed record SearchQuery(IReadOnlyList<SearchClause> Clauses)
{
    /// <summary>The one author all results must have, where the query names one.</summary>
    public string? Author => RequiredValueOf("author");

    /// <summary>The one subreddit all results must be in, where the query names one.</summary>
    public string? Subreddit => RequiredValueOf("subreddit");

    public static SearchQuery Parse(string q)
    {
        var clauses = new List<SearchClause>();
        var alternative = false;
        var negated = false;
        foreach (var token in Tokens(q))
        {
            switch (token)
            {
                case "AND":
                    continue;
                case "OR":
                    alternative = clauses.Count > 0;
                    continue;
                case "NOT":
                    negated = true;
                    continue;
            }

            var isNegated = negated || token[0] == '-' && token.Length > 1;
            var term = SearchTerm.Parse(isNegated ? token.TrimStart('-') : token);
            if (alternative)
                clauses[^1] = clauses[^1] with { AnyOf = [.. clauses[^1].AnyOf, term] };
            else
                clauses.Add(new SearchClause([term], isNegated));

            alternative = negated = false;
        }

        return new SearchQuery(clauses);
    }

    public bool Matches(SearchedPost post) => Clauses.All(clause => clause.Matches(post));

    /// <summary>How well a post that matches does: words in the title count most.</summary>
    public double RelevanceOf(SearchedPost post) =>
        Clauses.Where(clause => !clause.Negated).Sum(clause => clause.AnyOf.Sum(term => term.Words.Count(word => post.TitleWords.Contains(word, Words.Comparer))));

    private string? RequiredValueOf(string field) =>
        Clauses.FirstOrDefault(clause => clause is { Negated: false, AnyOf: [{ } only] } && only.Field == field)?.AnyOf[0].Value;

    private static IEnumerable<string> Tokens(string q)
    {
        var start = 0;
        var quoted = false;
        for (var index = 0; index <= q.Length; index++)
        {
            var ends = index == q.Length || !quoted && (char.IsWhiteSpace(q[index]) || q[index] is '(' or ')');
            if (ends)
            {
                if (index > start)
                    yield return q[start..index];

                start = index + 1;
            }
            else if (q[index] == '"')
            {
                quoted = !quoted;
            }
        }
    }
}
