using System.Globalization;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Bench.Watches;

/// <summary>Words, keywords and posts that are made up, and the same in every run.</summary>
internal sealed class WatchTexts(int seed)
{
    private const int Words = 30_000;
    private const int WordsInPost = 110;
    private const int WordsInTitle = 10;

    private readonly Random _random = new(seed);
    private readonly string[] _words = MakeWords(seed);

    /// <summary>A keyword of one or two words, rare ones as often as frequent ones.</summary>
    public string Keyword() => _random.Next(2) == 0 ? Word() : $"{Word()} {Word()}";

    /// <summary>A post of some 700 characters, its words as frequent as words are.</summary>
    /// <param name="number">Which.</param>
    /// <param name="subreddit">Where.</param>
    /// <param name="created">When, in seconds since 1970.</param>
    public Post Post(int number, string subreddit, double created) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"b{number}"),
        Title = Text(WordsInTitle),
        Selftext = Text(WordsInPost - WordsInTitle),
        Subreddit = subreddit,
        Author = "somebody",
        CreatedUtc = created,
    };

    private string Word() => _words[_random.Next(Words)];

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => _words[(int)Math.Pow(Words, _random.NextDouble()) - 1]));

    private static string[] MakeWords(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Words).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => $"{"bcdfghklmnprstvz"[random.Next(16)]}{"aeiou"[random.Next(5)]}")))];
    }
}
