using RedditMcp.Insights.Watches.Keywords;

namespace RedditMcp.Tests.Insights.Watches.Keywords;

/// <summary>One pass finds what looking for each phrase by itself would.</summary>
public sealed class PhraseAutomatonTests
{
    [Fact]
    public void Finds_phrases_within_and_over_each_other()
    {
        Find(["new", "new york", "york city", "new york city", "ork"], "in new york city").Order(StringComparer.Ordinal)
            .ShouldBe(["new", "new york", "new york city", "york city"]);
    }

    [Fact]
    public void Finds_a_whole_word_also_where_it_stood_as_a_part_before() => Find(["rust"], "trust rust").ShouldBe(["rust"]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Finds_what_a_plain_search_finds(int seed)
    {
        var random = new Random(seed);
        string[] phrases = [.. Enumerable.Range(0, 300).Select(_ => Letters(random, random.Next(1, 5), "abc ").Trim()).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];
        for (var round = 0; round < 50; round++)
        {
            var text = Letters(random, 60, "abc  ");
            var expected = phrases.Where(phrase => $" {text} ".Contains($" {phrase} ", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

            Find(phrases, text).Order(StringComparer.Ordinal).ShouldBe(expected);
        }
    }

    private static HashSet<string> Find(IEnumerable<string> phrases, string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        new PhraseAutomaton(phrases).Find(text, found);
        return found;
    }

    private static string Letters(Random random, int count, string from) => string.Concat(Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)]));
}
