namespace RedditMcp.Insights.Trends;

/// <summary>How much the words of a phrase themselves say. There are few phrases of the first class and many of the others, so that the same rise means more in it.</summary>
internal enum PhraseClass
{
    /// <summary>Several words, not all of them everyday English.</summary>
    Particular,

    /// <summary>One word that is not everyday English.</summary>
    Word,

    /// <summary>Nothing but everyday English.</summary>
    Everyday,
}
