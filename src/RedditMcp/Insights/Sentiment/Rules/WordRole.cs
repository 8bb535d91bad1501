namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>What a word does in a sentence beside having a rating.</summary>
internal enum WordRole : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Turns what follows: <c>not</c>, <c>never</c>, <c>without</c>.</summary>
    Negation,

    /// <summary>Is so small that it does not use up the reach of a negation: <c>a</c>, <c>the</c>, <c>really</c>.</summary>
    Filler,

    /// <summary>What follows counts for more than what went before: <c>but</c>.</summary>
    Contrast,

    /// <summary>What follows counts for less: <c>although</c>.</summary>
    Concession,

    /// <summary>A curse that strengthens the word it stands before, and is one of its own elsewhere.</summary>
    Curse,

    /// <summary>Laughter: with what is said, or at it.</summary>
    Laughter,

    /// <summary><c>like</c>, a feeling after who feels it, else a comparison.</summary>
    Like,

    /// <summary>Who may like something.</summary>
    Liker,

    /// <summary><c>pretty</c>, which mostly means <c>rather</c>.</summary>
    Pretty,

    /// <summary><c>kind</c>, which mostly means <c>sort</c>.</summary>
    Kind,

    /// <summary>A comparative, which <c>never</c> and <c>could not be</c> strengthen: <c>never been happier</c>.</summary>
    Comparative,
}
