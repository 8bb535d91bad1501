using System.Diagnostics;
using System.Globalization;
using RedditMcp.Insights.Trends;

namespace RedditMcp.Bench.Trends;

/// <summary>How well planted topics are found, by scenario and seed. Seeds 1 to 10 are for tuning; 11 to 20 are for nothing but this.</summary>
internal static class TrendQuality
{
    private const int LastTuned = 10;
    private const int Last = 20;

    /// <summary>Prints the table.</summary>
    /// <param name="which"><c>tuned</c> for the seeds of tuning alone, with what went wrong.</param>
    public static int Run(string? which)
    {
        if (RecordedTitles.FindFolder() is not { } folder)
        {
            Console.Error.WriteLine("No recordings: expected them in ../shared/recordings beside the repository.");
            return 1;
        }

        var noise = RecordedTitles.Read(folder);
        var isTuning = which == "tuned";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{noise.Count} recorded titles as noise; P precision@10, R recall"));
        foreach (var scenario in TrendScenario.All)
        {
            var seeds = Enumerable.Range(1, isTuning ? LastTuned : Last).Select(seed => (Seed: seed, Score: TrendScore.Of(scenario, noise, seed))).ToArray();
            if (isTuning)
                Tell(seeds);
            else
                Console.WriteLine($"{scenario.Name,-16} " + string.Join(' ', seeds.Select(seed => Percents(seed.Score))));
            Console.WriteLine($"{scenario.Name,-16} seeds 1-{LastTuned}: {Mean(seeds.Take(LastTuned))}" + (isTuning ? "" : $"  seeds {LastTuned + 1}-{Last}: {Mean(seeds.Skip(LastTuned))}"));
        }

        TellTime(noise);
        return 0;
    }

    /// <summary>How long it takes to find topics in a sample of a thousand posts.</summary>
    private static void TellTime(IReadOnlyList<string> noise)
    {
        const int times = 100;
        var scenario = TrendScenario.All[0] with { Noise = 200 };
        var sample = new ScenarioWriter(scenario, noise, seed: 1).Write();
        var question = new TrendQuestion(scenario.Window, MinScore: 0, Limit: 10);
        for (var i = 0; i < times; i++)
            TrendFinder.Find(sample, question); // until it is compiled
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
            TrendFinder.Find(sample, question);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalMilliseconds / times:0.0} ms for {sample.Posts.Count} posts"));
    }

    private static void Tell(IEnumerable<(int Seed, TrendScore Score)> seeds)
    {
        foreach (var (seed, score) in seeds)
        {
            if (score.Wrong.Count + score.Missed.Count > 0)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {seed,2} {Percents(score)} of {score.Planted}; wrong: {string.Join(", ", score.Wrong)}; missed: {string.Join(", ", score.Missed)}"));
        }
    }

    private static string Mean(IEnumerable<(int Seed, TrendScore Score)> seeds)
    {
        var scores = seeds.Select(seed => seed.Score).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"P {scores.Average(score => score.Precision):0.000} R {scores.Average(score => score.Recall):0.000}");
    }

    private static string Percents(TrendScore score) => string.Create(CultureInfo.InvariantCulture, $"{score.Precision * 100:0}/{score.Recall * 100:0}");
}
