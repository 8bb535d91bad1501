using RedditMcp.Reddit;

namespace RedditMcp.Insights.Trends;

/// <summary>The name of a topic among the forms in which people write it.</summary>
/// <param name="Best">The form to show.</param>
/// <param name="Others">Other forms, the most frequent first.</param>
internal sealed record TopicName(string Best, IReadOnlyList<string> Others)
{
    private const int MostForms = 5;

    /// <summary>The most frequent form, preferably in the singular.</summary>
    public static TopicName Of(Phrase phrase, Corpus corpus)
    {
        var forms = phrase.InWindow.GroupBy(mention => FormOf(corpus.Posts[mention.Post].Post.Title, mention), StringComparer.Ordinal)
            .Select(same => (Form: same.Key, Count: same.Count()))
            .OrderByDescending(form => form.Count).ThenBy(form => form.Form, StringComparer.Ordinal).ToArray();
        var best = forms.FirstOrDefault(form => IsSingular(form.Form, phrase.Key) && form.Count * 3 >= forms[0].Count, forms[0]).Form;
        return new TopicName(best, [.. forms.Select(form => form.Form)
            .Where(form => !form.Equals(best, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(MostForms)]);
    }

    private static string FormOf(string title, Mention mention) =>
        string.Join(' ', ForeignText.Line(title[mention.Start..mention.End]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether it holds nothing but what is equal for all forms: no plural.</summary>
    private static bool IsSingular(string form, string key) => string.Concat(form.Where(char.IsLetterOrDigit).Select(Folding.Fold)) == key;
}
