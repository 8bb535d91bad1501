namespace RedditMcp.Insights.Trends;

/// <summary>
/// What chance alone would do. A phrase whose share of the posts has not changed has each of its mentions in the window with the probability that any post is
/// in the window; so the number of them there is binomial.
/// </summary>
/// <param name="InWindow">Posts in the window.</param>
/// <param name="Before">Posts of the baseline.</param>
internal readonly record struct Odds(int InWindow, int Before)
{
    /// <summary>The probability that at least so many of its mentions are in the window by chance.</summary>
    /// <param name="inWindow">Mentions in the window.</param>
    /// <param name="before">Mentions before.</param>
    public double OfChance(int inWindow, int before)
    {
        var all = inWindow + before;
        var share = (double)InWindow / (InWindow + Before);
        var (term, sum) = (Math.Exp(LogChoose(all, inWindow) + (inWindow * Math.Log(share)) + (before * Math.Log(1 - share))), 0.0);
        for (var hits = inWindow; hits <= all && term > sum * 1e-12; hits++)
        {
            sum += term;
            term *= (all - hits) / (hits + 1.0) * (share / (1 - share));
        }

        return Math.Min(1, sum);
    }

    /// <summary>How many mentions the baseline leads to expect.</summary>
    public double Expected(double before) => before * InWindow / Before;

    /// <summary>How many times as often it is mentioned, with half a mention added to the baseline so that something new has a rate too.</summary>
    public double Growth(int inWindow, int before) => inWindow / Expected(before + 0.5);

    private static double LogChoose(int all, int some)
    {
        var log = 0.0;
        for (var i = 1; i <= all - some; i++)
            log += Math.Log((some + i) / (double)i);
        return log;
    }
}
