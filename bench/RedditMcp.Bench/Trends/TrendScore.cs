using RedditMcp.Insights.Trends;

namespace RedditMcp.Bench.Trends;

/// <summary>How well the topics of one scenario and seed were found.</summary>
/// <param name="Planted">How many were planted.</param>
/// <param name="Returned">How many phrases were returned, ten at most.</param>
/// <param name="Found">How many planted topics are among them.</param>
/// <param name="Wrong">What was returned and not planted.</param>
/// <param name="Missed">What was planted and not returned.</param>
internal sealed record TrendScore(int Planted, int Returned, int Found, IReadOnlyList<string> Wrong, IReadOnlyList<string> Missed)
{
    private const int Looked = 10;

    /// <summary>The share of what was returned that is planted; a topic that comes twice is right once.</summary>
    public double Precision => Returned == 0 ? 1 : (double)Found / Returned;

    /// <summary>The share of what was planted that was returned.</summary>
    public double Recall => (double)Found / Planted;

    /// <summary>Runs a scenario with a seed.</summary>
    public static TrendScore Of(TrendScenario scenario, IReadOnlyList<string> noise, int seed)
    {
        var writer = new ScenarioWriter(scenario, noise, seed);
        var findings = TrendFinder.Find(writer.Write(), new TrendQuestion(scenario.Window, MinScore: 0, Looked));
        var returned = findings.Topics.Take(Looked).Select(topic => TopicName.Of(topic.Phrase, findings.Corpus).Best).ToArray();
        var missed = writer.Topics.ToList();
        var wrong = new List<string>();
        foreach (var phrase in returned)
        {
            if (missed.Find(topic => topic.IsMetBy(phrase)) is { } met)
                missed.Remove(met);
            else
                wrong.Add(phrase);
        }

        return new TrendScore(
            writer.Topics.Count, returned.Length, writer.Topics.Count - missed.Count, wrong,
            [.. missed.Select(topic => $"{topic.Forms[0]} {topic.InWindow}/{topic.Before}")]);
    }
}
