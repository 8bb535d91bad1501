using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RedditMcp.Insights.Sentiment;

namespace RedditMcp.Bench;

/// <summary>How many texts a second the default model rates, on one thread, and how often it calls them what people did.</summary>
internal static class SentimentRating
{
    private static readonly string[] s_labels = ["positive", "neutral", "negative"];

    /// <summary>Runs it.</summary>
    /// <param name="file">A text on each line: <c>{"text":...}</c>, rated ones with <c>label</c> and <c>half</c>.</param>
    /// <param name="seconds">For how long.</param>
    public static int Run(string file, int seconds)
    {
        var lines = File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var texts = lines.Select(line => line.GetProperty("text").GetString()!).ToArray();
        var analyser = new SentimentAnalyser();
        var started = Stopwatch.GetTimestamp();
        analyser.Score(texts[0]);
        Print($"first text {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms (the ratings are read with it)");
        foreach (var half in lines.Where(IsRated).GroupBy(HalfOf, StringComparer.Ordinal).OrderByDescending(half => half.Key, StringComparer.Ordinal))
            Print($"{half.Key}: macro-F1 {MacroF1([.. half], analyser):0.000} of {half.Count()} rated texts");

        var (rated, watch) = (0L, Stopwatch.StartNew());
        while (watch.Elapsed < TimeSpan.FromSeconds(seconds))
        {
            foreach (var text in texts)
                analyser.Score(text);
            rated += texts.Length;
        }

        Print($"{rated / watch.Elapsed.TotalSeconds:0} texts/s, {rated / watch.Elapsed.TotalSeconds * texts.Average(text => text.Length) / 1e6:0.0} M characters/s");
        return 0;
    }

    private static bool IsRated(JsonElement line) => line.TryGetProperty("label", out _);

    private static string HalfOf(JsonElement line) => line.GetProperty("half").GetString()!;

    private static double MacroF1(JsonElement[] lines, SentimentAnalyser analyser)
    {
        var meant = lines.Select(line => line.GetProperty("label").GetString()!).ToArray();
        var called = lines.Select(line => analyser.Score(line.GetProperty("text").GetString()!).Label.ToString().ToLower(CultureInfo.InvariantCulture)).ToArray();
        return s_labels.Average(label => 2.0 * meant.Zip(called).Count(pair => pair.First == label && pair.Second == label)
            / Math.Max(1, meant.Count(word => word == label) + called.Count(word => word == label)));
    }

    private static void Print(FormattableString line) => Console.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
