using System.Globalization;
using RedditMcp.Insights.Trends;

namespace RedditMcp.Tests.Insights.Trends;

/// <summary>Writes samples of titles, half of it before the window.</summary>
internal sealed class TrendTitles
{
    public const double Now = 1_780_000_000;

    private readonly List<TrendPost> _posts = [];

    public int Count => _posts.Count;

    /// <summary>Adds posts of the last six hours.</summary>
    public TrendTitles Lately(params IEnumerable<string> titles) => Add(titles, Now - 3600, author: null);

    /// <summary>Adds posts of the day before.</summary>
    public TrendTitles Before(params IEnumerable<string> titles) => Add(titles, Now - (12 * 3600), author: null);

    /// <summary>Adds posts of the last six hours that one account wrote.</summary>
    public TrendTitles By(string author, params IEnumerable<string> titles) => Add(titles, Now - 3600, author);

    /// <summary>Adds as many posts about nothing in particular, in the window and before.</summary>
    public TrendTitles Noise(int count) =>
        Lately(Enumerable.Range(0, count).Select(NoiseOf)).Before(Enumerable.Range(count, count).Select(NoiseOf));

    /// <summary>Titles about something, each in other words.</summary>
    public static IEnumerable<string> About(string topic, int count) => Enumerable.Range(0, count).Select(i => (i % 5) switch
    {
        0 => $"What do you think about {topic}? {NoiseOf(i + 5000)}",
        1 => $"{topic} and {NoiseOf(i + 5000)}",
        2 => $"So {topic} happened, {NoiseOf(i + 5000)}",
        3 => $"{NoiseOf(i + 5000)}, but {topic}",
        _ => $"Why {topic}? {NoiseOf(i + 5000)}",
    });

    public TrendSample Sample() => new()
    {
        Posts = _posts,
        TakenUtc = Now,
        SeenUtc = Now,
        CompleteSinceUtc = Now - (24 * 3600),
        Shown = _posts.Count,
    };

    /// <summary>The names of the topics of the last six hours.</summary>
    public IReadOnlyList<string> Topics(int minScore = 0)
    {
        var findings = TrendFinder.Find(Sample(), new TrendQuestion(TrendWindow.SixHours, minScore, 10));
        return [.. findings.Topics.Select(topic => TopicName.Of(topic.Phrase, findings.Corpus).Best)];
    }

    /// <summary>A word that stands in no other title.</summary>
    public static string NoiseOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Syllables(number)}ka {Syllables(number + 7919)}mo");

    private static string Syllables(int number)
    {
        const string consonants = "bdfgklmnprtvz";
        const string vowels = "aeiou";
        var word = "";
        for (var rest = number + 100; rest > 0; rest /= 65)
            word += $"{consonants[rest % 13]}{vowels[rest / 13 % 5]}";
        return word;
    }

    private TrendTitles Add(IEnumerable<string> titles, double created, string? author)
    {
        foreach (var title in titles)
        {
            _posts.Add(new TrendPost
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"p{_posts.Count}"),
                Title = title,
                Author = author ?? string.Create(CultureInfo.InvariantCulture, $"user{_posts.Count}"),
                Subreddit = "python",
                Score = 10,
                CreatedUtc = created - _posts.Count,
                SeenUtc = Now,
            });
        }

        return this;
    }
}
