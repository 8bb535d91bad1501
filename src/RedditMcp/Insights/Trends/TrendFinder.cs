namespace RedditMcp.Insights.Trends;

/// <summary>Finds in a sample what is mentioned more in the window than before it.</summary>
internal static class TrendFinder
{
    /// <summary>With fewer posts before the window, chance cannot be told from growth.</summary>
    private const int FewestBefore = 20;

    private const int FewestBeforeOfWindow = 8;

    /// <summary>With so many posts above the lowest score the baseline keeps to it too; with fewer all of it counts.</summary>
    private const int EnoughAboveScore = 100;

    /// <summary>Whether a baseline is too thin.</summary>
    public static bool IsCold(int inWindow, int before) => before < Math.Max(FewestBefore, inWindow / FewestBeforeOfWindow);

    /// <summary>Finds the topics of a sample.</summary>
    public static TrendFindings Find(TrendSample sample, in TrendQuestion question)
    {
        var from = sample.TakenUtc - question.Window.Length.TotalSeconds;
        var corpus = Corpus.Of(PostsFor(sample, question.MinScore, from), post => post.CreatedUtc > from);
        var inWindow = corpus.Posts.Count(post => post.IsInWindow);
        var before = corpus.Posts.Count - inWindow;
        var all = PhraseIndex.Of(corpus);
        var phrases = Absorption.Of(all);
        var topics = IsCold(inWindow, before)
            ? new FrequentTopics(corpus, phrases).Choose()
            : new GrowingTopics(corpus, phrases, all).Choose();
        var oldest = corpus.Posts.Where(post => !post.IsInWindow).Select(post => post.Post.CreatedUtc).DefaultIfEmpty(from).Min();
        return new TrendFindings(corpus, topics, from, oldest, inWindow, before);
    }

    private static List<TrendPost> PostsFor(TrendSample sample, int minScore, double from)
    {
        var since = sample.TakenUtc - TrendMemory.Horizon.TotalSeconds;
        var recent = sample.Posts.Where(post => post.CreatedUtc > since && post.CreatedUtc <= sample.TakenUtc);
        if (minScore <= 0)
            return [.. recent];
        bool IsHighEnough(TrendPost post) => post.Score >= minScore && !post.HideScore;
        var older = recent.Where(post => post.CreatedUtc <= from).ToArray();
        var high = older.Where(IsHighEnough).ToArray();
        return [.. recent.Where(post => post.CreatedUtc > from && IsHighEnough(post)), .. high.Length >= EnoughAboveScore ? high : older];
    }
}
