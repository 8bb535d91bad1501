namespace RedditMcp.Simulator.Text;

/// <summary>A place in a template to be filled with a word of some sort.</summary>
internal sealed record Blank(string Sort, bool Capital, bool Article)
{
    private const string ArticlePrefix = "a ";

    public static Blank Parse(string text)
    {
        var article = text.StartsWith(ArticlePrefix, StringComparison.Ordinal);
        var sort = article ? text[ArticlePrefix.Length..] : text;
        return new Blank(sort.ToLowerInvariant(), char.IsUpper(sort[0]), article);
    }
}
