using RedditMcp.Insights.Sentiment;
using RedditMcp.Insights.Sentiment.Languages;

namespace RedditMcp.Insights.Trends;

/// <summary>Rates how the titles of a topic feel. Those in a language that is not read are left out, not taken for neutral.</summary>
internal sealed class TitleMood(SentimentAnalyser analyser, LanguageReader languages)
{
    /// <summary>More titles say nothing new.</summary>
    private const int MostTitles = 100;

    /// <summary>Rates titles; null where none can be read.</summary>
    public TopicSentiment? Rate(IEnumerable<string> titles)
    {
        var (sum, rated) = (0.0, 0);
        foreach (var title in titles.Take(MostTitles))
        {
            if (languages.Read(PlainText.Of(title)) is not (null or LanguageReader.English))
                continue;
            sum += analyser.Score(title).Compound;
            rated++;
        }

        if (rated == 0)
            return null;
        var mean = sum / rated;
        return new TopicSentiment(Math.Round(mean, 2), SentimentScore.LabelOf(mean).ToString().ToLowerInvariant(), rated);
    }
}
