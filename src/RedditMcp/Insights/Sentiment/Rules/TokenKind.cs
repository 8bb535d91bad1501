namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>What a piece of text is.</summary>
internal enum TokenKind : byte
{
    Word,

    /// <summary>An emoji or emoticon.</summary>
    Face,

    /// <summary>A comma, a bracket, a dash: what ends a clause.</summary>
    Clause,

    /// <summary>What ends a sentence.</summary>
    Sentence,
}
