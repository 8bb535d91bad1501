using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using RedditMcp.Insights.Watches.Keywords;

namespace RedditMcp.Bench.Watches;

/// <summary>What matching a post costs with ever more keywords: in one pass, and as a search for each.</summary>
internal static class MatcherSpeed
{
    private const int Posts = 400;
    private const int Rounds = 5;

    public static int Run()
    {
        var texts = new WatchTexts(seed: 7);
        string[] posts = [.. Enumerable.Range(0, Posts).Select(number => texts.Post(number, "bench", created: 0)).Select(post => PlainText.Of(post.Title + "\n" + post.Selftext))];
        Print($"{Posts} posts of {posts.Average(post => post.Length):0} characters; medians of {Rounds}");
        foreach (var (count, isTold) in ((int, bool)[])[(1_000, false), (1_000, false), (100, true), (1_000, true), (10_000, true), (100_000, true)])
        {
            var line = Measure([.. Enumerable.Range(0, count).Select(_ => texts.Keyword()).Distinct(StringComparer.Ordinal)], posts);
            if (isTold) // before that the runtime is still compiling
                Print(line);
        }

        return 0;
    }

    private static FormattableString Measure(string[] keywords, string[] posts)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        var automaton = new PhraseAutomaton(keywords);
        var built = Stopwatch.GetElapsedTime(started);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        var values = SearchValues.Create(keywords, StringComparison.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);

        var onePass = Median(posts, text => { found.Clear(); automaton.Find(text, found); });
        var any = Median(posts, text => text.AsSpan().ContainsAny(values));
        var each = keywords.Length > 10_000 ? double.NaN : Median(posts, text => Array.FindAll(keywords, keyword => text.Contains(keyword, StringComparison.Ordinal)));
        GC.KeepAlive(automaton);
        return $"{keywords.Length} keywords: one pass {onePass:0.0} us a post; SearchValues, which says only that there is one, {any:0.0}; a search for each {each:0.0}; built in {built.TotalMilliseconds:0} ms, {held / 1e6:0.0} MB";
    }

    private static double Median(string[] posts, Action<string> match)
    {
        List<double> times = [];
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            foreach (var post in posts)
                match(post);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / posts.Length);
        }

        return Stores.Median(times);
    }

    private static void Print(FormattableString line) => Console.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
