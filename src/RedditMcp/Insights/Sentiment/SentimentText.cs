using System.Globalization;
using System.Text;
using RedditMcp.Answers.Text;
using RedditMcp.Insights.Sentiment.Themes;

namespace RedditMcp.Insights.Sentiment;

/// <summary>Puts findings in words.</summary>
internal static class SentimentText
{
    /// <summary>What the sample says as a whole, what it is, and how that was found out.</summary>
    public static string Heading(SentimentFindings findings)
    {
        var text = new StringBuilder("sentiment of ").Append(Wording.Line(findings.Rated.Sample.Subject)).Append(": ");
        if (findings.Summary is { } summary)
            WriteSummary(text, findings, summary);
        else
            text.Append("nothing here could be rated\n");
        WriteSample(text, findings);
        text.Append("method: ").Append(findings.Model.Method).Append("; model ").Append(findings.Model.Name).Append('\n');
        return text.ToString();
    }

    /// <summary>A theme.</summary>
    public static string Of(Theme theme) =>
        string.Create(CultureInfo.InvariantCulture, $"- {Wording.Line(theme.Name)}: {theme.Items}, {SentimentBody.Spell(theme.Score)} {theme.Score:+0.00;-0.00;0.00}\n");

    /// <summary>A quote.</summary>
    public static string Of(Quote quote, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{SentimentBody.Spell(quote.Score)} {quote.Score:+0.00;-0.00;0.00}");
        if (quote.Item is { Id: { } id } item)
        {
            text.Append(CultureInfo.InvariantCulture, $" {item.Kind} {id} u/{Wording.Line(item.Author)} {Wording.Count(item.Votes, "point")}, {Wording.Age(item.CreatedUtc, now)}");
            if (item.Permalink is { } link)
                text.Append(' ').Append(Wording.Line(link));
        }

        text.Append('\n');
        Wording.Quote(text, quote.Text, "");
        return text.ToString();
    }

    private static void WriteSummary(StringBuilder text, SentimentFindings findings, SentimentSummary summary)
    {
        text.Append(CultureInfo.InvariantCulture, $"{SentimentBody.Spell(summary.Score)}, {summary.Score:+0.00;-0.00;0.00} (-1 to 1)");
        if (summary.Margin is { } margin)
            text.Append(CultureInfo.InvariantCulture, $" ±{margin:0.00}");
        if (summary.ByVotes is { } byVotes)
            text.Append(CultureInfo.InvariantCulture, $", weighted by votes {byVotes:+0.00;-0.00;0.00}");
        text.Append(CultureInfo.InvariantCulture, $"\nconfidence {summary.Confidence:0.00}: {summary.ConfidenceMeaning}\n");
        text.Append(findings.IsText ? "of its sentences " : "of the items ");
        text.Append(CultureInfo.InvariantCulture, $"{findings.ShareOf(SentimentLabel.Positive):0%} are positive, ");
        text.Append(CultureInfo.InvariantCulture, $"{findings.ShareOf(SentimentLabel.Neutral):0%} neutral, {findings.ShareOf(SentimentLabel.Negative):0%} negative\n");
    }

    private static void WriteSample(StringBuilder text, SentimentFindings findings)
    {
        var rated = findings.Rated;
        if (!findings.IsText)
        {
            text.Append("sample: ").Append(Wording.Count(rated.Items.Count, "item"));
            if (rated.Items.Count > 0)
                text.Append(CultureInfo.InvariantCulture, $", written {Day(rated.Items.Min(item => item.Item.CreatedUtc))} to {Day(rated.Items.Max(item => item.Item.CreatedUtc))}");
            text.Append('\n');
        }

        if (rated.OfUnknownLanguage > 0)
            text.Append(CultureInfo.InvariantCulture, $"language unknown, rated as English: {(findings.IsText ? "the text" : Wording.Count(rated.OfUnknownLanguage, "item"))}\n");
        string[] missing =
        [
            .. rated.Foreign.Select(pair => $"{pair.Value} in another language ({pair.Key})"),
            .. Missing(rated.Wordless, "without words"), .. Missing(rated.Sample.Removed, "deleted or removed"), .. Missing(rated.Sample.Bots, "by bots"),
        ];
        if (missing.Length > 0)
            text.Append("not rated: ").AppendJoin(", ", missing).Append('\n');
    }

    private static IEnumerable<string> Missing(int count, string why) => count == 0 ? [] : [$"{count} {why}"];

    private static string Day(double seconds) =>
        DateTimeOffset.FromUnixTimeSeconds((long)Math.Clamp(seconds, 0, 4e9)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
