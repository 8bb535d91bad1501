using System.Globalization;
using RedditMcp.Insights.Sentiment;

namespace RedditMcp.Tests.Insights.Sentiment;

/// <summary>How often the analyser calls texts what a person called them. Npm's vader-sentiment reaches 0.540 and 0.468 (bench/sentiment).</summary>
public sealed class AgreementTests
{
    private static readonly string[] s_labels = ["positive", "neutral", "negative"];

    [Theory]
    [InlineData("tuned", 0.70)]
    [InlineData("kept", 0.58)]
    public void It_agrees_with_people(string half, double least)
    {
        var texts = RatedTexts.Of(half);
        var analyser = new SentimentAnalyser();
        var called = texts.Select(text => analyser.Score(text.Text).Label.ToString().ToLower(CultureInfo.InvariantCulture)).ToArray();

        texts.Count.ShouldBe(210);
        s_labels.Average(label => F1(texts, called, label)).ShouldBeGreaterThan(least);
    }

    private static double F1(IReadOnlyList<RatedText> texts, string[] called, string label)
    {
        var both = texts.Where((text, i) => text.Label == label && called[i] == label).Count();
        return 2.0 * both / (texts.Count(text => text.Label == label) + called.Count(word => word == label));
    }
}
