using RedditMcp.Insights.Trends;

namespace RedditMcp.Bench.Trends;

/// <summary>A kind of situation in which topics must be found.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Window">The window that is asked for.</param>
internal sealed record TrendScenario(string Name, TrendWindow Window)
{
    /// <summary>What is planted: lists of forms.</summary>
    public required IReadOnlyList<string[]> Topics { get; init; }

    /// <summary>The titles that mention a topic; <c>{0}</c> is where it stands.</summary>
    public IReadOnlyList<string> Templates { get; init; } = PlantedWords.Templates;

    /// <summary>How many posts there are in the window beside what is planted.</summary>
    public int Noise { get; init; } = 60;

    /// <summary>How many windows long the baseline is.</summary>
    public int Windows { get; init; } = 4;

    /// <summary>How many times as busy the scope is in the window.</summary>
    public double Surge { get; init; } = 1;

    /// <summary>Mentions of a topic in the window, from and to.</summary>
    public (int Least, int Most) Mentions { get; init; } = (8, 24);

    /// <summary>How much topics grow, from and to.</summary>
    public (double Least, double Most) Growth { get; init; } = (3, 20);

    /// <summary>All there are.</summary>
    public static IReadOnlyList<TrendScenario> All { get; } =
    [
        new("phrases", TrendWindow.SixHours) { Topics = PlantedWords.Phrases },
        new("names and forms", TrendWindow.SixHours) { Topics = PlantedWords.Names, Windows = 6 },
        new("everyday words", TrendWindow.Day) { Topics = PlantedWords.Everyday, Noise = 120, Windows = 2 },
        new("few mentions", TrendWindow.Hour) { Topics = [.. PlantedWords.Phrases, .. PlantedWords.Names], Noise = 15, Windows = 30, Mentions = (3, 6), Growth = (8, 20) },
        new("surge", TrendWindow.SixHours) { Topics = [.. PlantedWords.Names, .. PlantedWords.Everyday], Surge = 3 },
        new("many languages", TrendWindow.SixHours) { Topics = PlantedWords.Foreign, Templates = ["{0}"], Mentions = (6, 18), Growth = (4, 20) },
        new("short baseline", TrendWindow.SixHours) { Topics = [.. PlantedWords.Phrases, .. PlantedWords.Names], Windows = 3 },
        new("slow growth", TrendWindow.Day) { Topics = PlantedWords.Phrases, Noise = 150, Windows = 1, Mentions = (12, 30), Growth = (3, 5) },
    ];
}
