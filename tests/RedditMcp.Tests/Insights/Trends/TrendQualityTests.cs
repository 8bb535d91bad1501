using RedditMcp.Bench.Trends;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Trends;

/// <summary>Planted topics among recorded titles: the short form of <c>RedditMcp.Bench trends</c>, on seeds that were never used for tuning.</summary>
public sealed class TrendQualityTests
{
    private const int FirstUnseen = 11;
    private const int Seeds = 5;

    [Fact]
    public void Planted_topics_are_found_and_little_else()
    {
        var noise = RecordedTitles.Read(Recordings.Folder);
        var scores = TrendScenario.All.SelectMany(scenario => Enumerable.Range(FirstUnseen, Seeds).Select(seed => TrendScore.Of(scenario, noise, seed))).ToArray();

        scores.Average(score => score.Precision).ShouldBeGreaterThanOrEqualTo(0.9);
        scores.Average(score => score.Recall).ShouldBeGreaterThanOrEqualTo(0.9);
    }
}
