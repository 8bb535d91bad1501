using RedditMcp.Insights.Sentiment.Models;
using RedditMcp.Reddit;

namespace RedditMcp.Insights.Sentiment;

/// <summary>Picks the items that say most clearly what is felt, of what others voted for first.</summary>
internal sealed class QuotePicker(ISentimentModel model)
{
    private const int Longest = 240;

    /// <summary>Sentences that begin alike for so long are one: copies, and what templates wrote.</summary>
    private const int SameStart = 20;

    /// <summary>Picks quotes of one label.</summary>
    public IReadOnlyList<Quote> Pick(IReadOnlyList<RatedItem> items, SentimentLabel label, int most) =>
    [
        .. items.Where(item => item.Score.Label == label)
            .OrderByDescending(WorthOf).ThenBy(item => item.Item.Id, StringComparer.Ordinal)
            .Select(item => new Quote(item.Item, SentenceOf(item), Math.Round(item.Score.Compound, 3)))
            .DistinctBy(quote => quote.Text[..Math.Min(quote.Text.Length, SameStart)], StringComparer.OrdinalIgnoreCase).Take(most),
    ];

    /// <summary>A long text gathers points by its length; what is said in a few words is said more clearly.</summary>
    private static double WorthOf(RatedItem item) =>
        Math.Abs(item.Score.Compound) * Math.Log2(4 + Math.Clamp(item.Item.Votes, 0, 10_000)) / Math.Sqrt(Math.Max(1, item.Plain.Length / (double)Longest));

    private string SentenceOf(RatedItem item)
    {
        var sign = Math.Sign(item.Score.Compound);
        var sentence = PlainText.Sentences(item.Item.Text).MaxBy(sentence => sign * model.RatePart(sentence, item.Score).Compound) ?? item.Plain;
        var line = ForeignText.Line(sentence);
        if (line.Length <= Longest)
            return line;
        var end = char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest;
        return line[..end] + "…";
    }
}
