using System.Text.Json;
using RedditMcp.LoadLab.Populations;
using RedditMcp.LoadLab.Sessions;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.Tests.LoadLab;

public sealed class PopulationTests
{
    private static readonly KindSpec s_list = Kind("get_subreddit_posts", "subreddit", "{subreddit}");
    private static readonly KindSpec s_thread = Kind("get_post_comments", "post_id", "{post}");

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.95)]
    [InlineData(1.2)]
    public void Ranks_are_drawn_by_zipfs_law(double skew)
    {
        const int draws = 200_000;
        var (zipf, dice, counts) = (new Zipf(50, skew), new Random(1), new int[50]);

        for (var draw = 0; draw < draws; draw++)
            counts[zipf.Draw(dice)]++;

        var sum = Enumerable.Range(1, 50).Sum(rank => Math.Pow(rank, -skew));
        for (var rank = 1; rank <= 50; rank++)
            (counts[rank - 1] / (double)draws).ShouldBe(Math.Pow(rank, -skew) / sum, 0.004);
    }

    [Fact]
    public void Groups_get_their_shares()
    {
        var population = new Population(Of(drift: null, new GroupSpec(0.7, 5, [s_list]), new GroupSpec(0.3, 5, [s_thread])), seed: 1);
        var dice = new Random(2);

        var threads = Enumerable.Range(0, 20_000).Count(_ => population.Draw(dice).Template.Blank == Blank.Post);

        (threads / 20_000.0).ShouldBe(0.3, 0.02);
    }

    [Fact]
    public void The_comments_of_a_post_are_asked_by_who_was_shown_it_and_then_by_all()
    {
        var population = new Population(Of(drift: null, new GroupSpec(1, 1, [s_thread])), seed: 1);
        var place = population.Draw(new Random(1));

        population.Ask(place, new Seen()).ShouldBeNull();
        var first = population.Ask(place, Shown("abc"));
        var others = population.Ask(place, Shown("def"));

        first!.Arguments["post_id"].GetString().ShouldBe("abc");
        others.ShouldBe(first);
    }

    [Fact]
    public void Two_places_never_ask_the_same()
    {
        var population = new Population(Of(drift: null, new GroupSpec(1, 40, [s_list, s_thread])), seed: 3);
        var seen = Shown("a", "b", "c");
        var dice = new Random(4);

        var asked = Enumerable.Range(0, 2000).Select(_ => population.Draw(dice)).Distinct().Select(place => population.Ask(place, seen)?.Key).OfType<string>().ToList();

        asked.Distinct(StringComparer.Ordinal).Count().ShouldBe(asked.Count);
        asked.Count(key => key.StartsWith("get_post_comments", StringComparison.Ordinal)).ShouldBe(3); // no more posts were shown
    }

    [Fact]
    public void The_front_page_drifts_by_its_share()
    {
        var population = new Population(Of(new DriftSpec(0.05, 5000), new GroupSpec(1, 2000, [s_list])), seed: 5);
        var (seen, dice) = (new Seen(), new Random(6));
        for (var request = 0; request < 200_000; request++)
            population.Ask(population.Draw(dice), seen);
        var before = population.Asked;

        for (var request = 0; request < 50_000; request++)
            population.Ask(population.Draw(dice), seen);

        // 10 x 5 % of 2,000 places found something new to ask, but for those that nobody has come to yet.
        (population.Asked - before).ShouldBeInRange(850, 1050);
    }

    [Fact]
    public void Searches_are_words_of_what_was_shown_and_are_refined()
    {
        var population = new Population(
            Of(drift: null, new GroupSpec(1, 1, [Kind("search_reddit", "query", "{words}")]), new GroupSpec(1, 1, [Kind("search_reddit", "query", "{words}", ("time_filter", "year"))])), seed: 1);
        var seen = Shown("abc");
        var dice = new Random(1);
        var places = Enumerable.Range(0, 50).Select(_ => population.Draw(dice)).Distinct().ToList();

        var first = population.Ask(places[0], seen)!;
        seen.Show(first, () => default);
        var second = population.Ask(places[1], seen)!;

        first.Arguments["query"].GetString().ShouldBe("some title");
        second.Arguments["query"].GetString().ShouldBe("some title");
        (first.Arguments.Count + second.Arguments.Count).ShouldBe(3); // one of them with a time filter
    }

    private static Seen Shown(params string[] posts)
    {
        var seen = new Seen();
        var answer = JsonSerializer.SerializeToElement(new { posts = posts.Select(id => new { id, author = "somebody", title = "a Some title, and more" }) });
        seen.Show(Query.Of("get_subreddit_posts", new Dictionary<string, JsonElement>(StringComparer.Ordinal)), () => answer);
        return seen;
    }

    private static Workload Of(DriftSpec? drift, params GroupSpec[] groups) => new() { Groups = groups, Drift = drift };

    private static KindSpec Kind(string tool, string argument, string value, params (string Name, string Value)[] others) => new(
        tool, others.Append((Name: argument, Value: value)).ToDictionary(pair => pair.Name, pair => JsonSerializer.SerializeToElement(pair.Value), StringComparer.Ordinal));
}
