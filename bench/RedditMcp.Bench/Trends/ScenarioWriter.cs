using System.Globalization;
using RedditMcp.Insights.Trends;

namespace RedditMcp.Bench.Trends;

/// <summary>Writes the posts of a scenario: recorded titles as noise, topics that grow, and decoys that only look like it.</summary>
internal sealed class ScenarioWriter(TrendScenario scenario, IReadOnlyList<string> noise, int seed)
{
    private const double Now = 1_780_000_000;
    private static readonly string[] s_subreddits = ["news", "worldnews", "technology", "gaming", "science", "funny", "askreddit", "movies"];
    private readonly Random _dice = new(seed * 7919);
    private readonly List<TrendPost> _posts = [];

    private double Window => scenario.Window.Length.TotalSeconds;

    /// <summary>What is planted.</summary>
    public List<PlantedTopic> Topics { get; } = [];

    /// <summary>Writes all posts.</summary>
    public TrendSample Write()
    {
        Scatter((int)(scenario.Noise * scenario.Surge), isInWindow: true, _ => Pick(noise));
        Scatter(scenario.Noise * scenario.Windows, isInWindow: false, _ => Pick(noise));
        var wanted = 3 + _dice.Next(8);
        foreach (var forms in scenario.Topics.OrderBy(_ => _dice.Next()).Take(wanted).ToArray())
            Plant(forms);
        AddDecoys();
        var posts = _posts.OrderByDescending(post => post.CreatedUtc).ToArray();
        return new TrendSample { Posts = posts, TakenUtc = Now, SeenUtc = Now, CompleteSinceUtc = posts[^1].CreatedUtc, Shown = posts.Length };
    }

    private void Plant(string[] forms)
    {
        var mentions = _dice.Next(scenario.Mentions.Least, scenario.Mentions.Most + 1);
        var growth = scenario.Growth.Least + (_dice.NextDouble() * (scenario.Growth.Most - scenario.Growth.Least));
        var topic = new PlantedTopic(forms, mentions, (int)Math.Round(mentions / growth * scenario.Windows / scenario.Surge));
        Topics.Add(topic);
        Scatter(topic.InWindow, isInWindow: true, _ => Mention(forms));
        Scatter(topic.Before, isInWindow: false, _ => Mention(forms));
    }

    private string Mention(string[] forms)
    {
        if (PlantedWords.ForeignTitles.TryGetValue(forms[0], out var titles))
            return Pick(titles) + (_dice.Next(3) == 0 ? " " + _dice.Next(100).ToString(CultureInfo.InvariantCulture) : "");
        var form = Pick(forms);
        return _dice.Next(3) == 0
            ? $"{Pick(noise)} {form}"
            : string.Format(CultureInfo.InvariantCulture, Pick(scenario.Templates), form);
    }

    /// <summary>Ten things that are not news: threads that come back, machines, one who says the same over and over, what is always talked of, what was.</summary>
    private void AddDecoys()
    {
        Scatter(6, isInWindow: true, i => $"Daily Discussion Thread - November {i + 1}, 2026", "AutoModerator");
        Scatter(6, isInWindow: true, i => $"Weekly Questions Megathread #{300 + i}");
        Scatter(8, isInWindow: true, i => $"[Bot] Bitcoin price is now {50_000 + (i * 37)}", "price_bot");
        Scatter(8, isInWindow: true, i => $"Forecast for Springfield: {i + 10} degrees", "weather_service");
        Scatter(12, isInWindow: true, i => $"Check my Glimmerstone shop {Pick(noise)}", "spammer_one");
        Scatter(9, isInWindow: true, _ => "This otter opens a vending machine");
        Scatter(5, isInWindow: true, i => $"Free Talk Friday ({i})");
        Scatter(6, isInWindow: true, i => $"Game Thread: Wolves vs Comets, week {i}");
        Scatter(10, isInWindow: true, i => $"{Pick(noise)} Zanzibar");
        Scatter(10 * scenario.Windows, isInWindow: false, i => $"{Pick(noise)} Zanzibar");
        Scatter(2, isInWindow: true, i => $"{Pick(noise)} Marvolo Festival");
        Scatter(8 * scenario.Windows, isInWindow: false, i => $"{Pick(noise)} Marvolo Festival");
    }

    private void Scatter(int count, bool isInWindow, Func<int, string> title, string? author = null)
    {
        for (var i = 0; i < count; i++)
        {
            var age = isInWindow ? _dice.NextDouble() * Window : Window + (_dice.NextDouble() * Window * scenario.Windows);
            _posts.Add(new TrendPost
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"p{_posts.Count}"),
                Title = title(i),
                Author = author ?? $"user{_dice.Next(5000)}",
                Subreddit = Pick(s_subreddits),
                Score = _dice.Next(1, 500),
                CreatedUtc = Now - age,
                SeenUtc = Now,
            });
        }
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[_dice.Next(list.Count)];
}
