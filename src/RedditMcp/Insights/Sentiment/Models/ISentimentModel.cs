namespace RedditMcp.Insights.Sentiment.Models;

/// <summary>A way to rate texts.</summary>
internal interface ISentimentModel
{
    /// <summary>What the <c>model</c> argument calls it: lower case, no blanks.</summary>
    string Name { get; }

    /// <summary>How it rates, in a sentence for whoever reads the answer.</summary>
    string Method { get; }

    /// <summary>Whether rating a text takes longer than looking up what was rated before.</summary>
    bool IsSlow { get; }

    /// <summary>Whether it understands a language.</summary>
    /// <param name="language">Its ISO 639-1 code.</param>
    bool Reads(string language);

    /// <summary>How likely a person would call a single text the same.</summary>
    double ConfidenceIn(SentimentScore score);

    /// <summary>What that means, for whoever reads the answer.</summary>
    string ConfidenceMeaning { get; }

    /// <summary>Rates a text.</summary>
    SentimentScore Rate(string text);

    /// <summary>How a sentence of a text feels; the same as the whole where to rate each would take too long.</summary>
    SentimentScore RatePart(string sentence, SentimentScore whole);
}
