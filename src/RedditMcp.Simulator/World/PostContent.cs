using System.Text;

namespace RedditMcp.Simulator.World;

/// <summary>The words of a post, and what it points to.</summary>
internal sealed record PostContent(string Title, string Author)
{
    private const int LongestSlug = 50;

    /// <summary>Markdown; empty where there is none.</summary>
    public string Body { get; init; } = "";

    /// <summary>What the author adds when editing.</summary>
    public string Addition { get; init; } = "";

    /// <summary>Where a link leads; null where the post itself is the content.</summary>
    public string? Url { get; init; }

    public string? Flair { get; init; }

    public string? AuthorFlair { get; init; }

    public string? Distinguished { get; init; }

    public bool Over18 { get; init; }

    public bool Spoiler { get; init; }

    public bool Locked { get; init; }

    /// <summary>The title as it stands in addresses.</summary>
    public string Slug => field ??= SlugOf(Title);

    private static string SlugOf(string title)
    {
        var slug = new StringBuilder(LongestSlug);
        foreach (var letter in title)
        {
            if (slug.Length >= LongestSlug)
                break;

            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (letter is ' ' or '-' && slug.Length > 0 && slug[^1] != '_')
                slug.Append('_');
        }

        var text = slug.ToString().Trim('_');
        return text.Length > 0 ? text : "post";
    }
}
