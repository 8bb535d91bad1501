using RedditMcp.Insights.Trends;

namespace RedditMcp.Tests.Insights.Trends;

/// <summary>What is a topic, and what only looks like one.</summary>
public sealed class TrendFinderTests
{
    [Fact]
    public void What_grows_is_found_and_what_is_always_talked_of_is_not()
    {
        var titles = new TrendTitles().Noise(100)
            .Lately(TrendTitles.About("Solar Flare", 12)).Before(TrendTitles.About("solar flares", 1))
            .Lately(TrendTitles.About("Zanzibar", 12)).Before(TrendTitles.About("Zanzibar", 12));

        titles.Topics().ShouldBe(["Solar Flare"]);
    }

    [Fact]
    public void What_shrinks_is_not_found() =>
        new TrendTitles().Noise(100).Lately(TrendTitles.About("Zanzibar", 4)).Before(TrendTitles.About("Zanzibar", 30)).Topics().ShouldBeEmpty();

    [Fact]
    public void Noise_alone_has_no_topics() => new TrendTitles().Noise(400).Topics().ShouldBeEmpty();

    [Fact]
    public void Parts_of_a_topic_do_not_come_beside_it() =>
        new TrendTitles().Noise(100).Lately(TrendTitles.About("Bank of America outage", 14)).Topics().ShouldHaveSingleItem().ShouldBe("Bank of America outage");

    [Fact]
    public void What_is_common_to_several_topics_gives_way_to_them() =>
        new TrendTitles().Noise(100).Lately(TrendTitles.About("plane crash", 12)).Lately(TrendTitles.About("train crash", 12))
            .Topics().ShouldBe(["plane crash", "train crash"], ignoreOrder: true);

    [Fact]
    public void A_great_topic_does_not_hide_a_small_one() =>
        new TrendTitles().Noise(60)
            .Lately(TrendTitles.About("Solar Flare", 200)).Before(TrendTitles.About("Solar Flare", 10))
            .Lately(TrendTitles.About("Kestrel X2", 12)).Before(TrendTitles.About("Kestrel X2", 3))
            .Topics().ShouldBe(["Solar Flare", "Kestrel X2"]);

    [Fact]
    public void Everyday_words_can_be_a_topic() =>
        new TrendTitles().Noise(100).Lately(TrendTitles.About("gas prices", 14)).Before(TrendTitles.About("gas prices", 1)).Topics().ShouldBe(["gas prices"]);

    [Fact]
    public void A_turn_of_phrase_around_topics_is_none()
    {
        var titles = new TrendTitles().Noise(100);
        foreach (var topic in (string[])["Kestrel X2", "Nova Prime", "Zeldara"])
            titles.Lately(Enumerable.Range(0, 10).Select(i => $"{topic} blows everybody's mind {TrendTitles.NoiseOf(i + 9000)}"));

        titles.Topics().ShouldBe(["Kestrel X2", "Nova Prime", "Zeldara"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Daily Discussion Thread - Kestrel edition {0}")]
    [InlineData("Weekly Questions Megathread: Kestrel {0}")]
    [InlineData("Free Talk Friday with Kestrel {0}")]
    [InlineData("Game Thread: Kestrels vs Comets {0}")]
    [InlineData("[Bot] Kestrel report {0}")]
    public void Threads_that_come_back_are_not_counted(string title) =>
        new TrendTitles().Noise(100).Lately(Enumerable.Range(0, 12).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, title, i))).Topics().ShouldBeEmpty();

    [Theory]
    [InlineData("AutoModerator")]
    [InlineData("price_bot")]
    [InlineData("NewsBot")]
    public void What_bots_write_is_not_counted(string author) => new TrendTitles().Noise(100).By(author, TrendTitles.About("Kestrel X2", 12)).Topics().ShouldBeEmpty();

    [Fact]
    public void What_one_account_says_over_and_over_counts_once() =>
        new TrendTitles().Noise(100).By("somebody", TrendTitles.About("Glimmerstone shop", 15)).Topics().ShouldBeEmpty();

    [Fact]
    public void An_account_that_reports_on_everything_counts_each_time() =>
        new TrendTitles().By("reporter", Enumerable.Range(9000, 80).Select(TrendTitles.NoiseOf)).Noise(40)
            .By("reporter", TrendTitles.About("Solar Flare", 12)).Topics().ShouldBe(["Solar Flare"]);

    [Fact]
    public void Reposts_of_one_title_are_no_topic() =>
        new TrendTitles().Noise(100).Lately(Enumerable.Repeat("This otter opens a vending machine", 15)).Topics().ShouldBeEmpty();

    [Fact]
    public void A_name_is_shown_as_most_write_it_and_in_the_singular()
    {
        var titles = new TrendTitles().Noise(100).Lately(TrendTitles.About("GPT-6", 8)).Lately(TrendTitles.About("gpt 6", 3)).Lately(TrendTitles.About("GPT6s", 2));
        var findings = TrendFinder.Find(titles.Sample(), new TrendQuestion(TrendWindow.SixHours, 0, 10));

        var name = TopicName.Of(findings.Topics.ShouldHaveSingleItem().Phrase, findings.Corpus);
        name.Best.ShouldBe("GPT-6");
        name.Others.ShouldBe(["gpt 6", "GPT6s"]);
        findings.Topics[0].Mentions.ShouldBe(13);
    }

    [Fact]
    public void Posts_below_the_lowest_score_do_not_count()
    {
        var titles = new TrendTitles().Noise(100).Lately(TrendTitles.About("Solar Flare", 12));

        titles.Topics(minScore: 10).ShouldBe(["Solar Flare"]);
        titles.Topics(minScore: 11).ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_baseline_names_that_many_mention_are_found_and_not_said_to_grow()
    {
        var titles = new TrendTitles().Lately(TrendTitles.About("Velvet Moon", 9)).Lately(Enumerable.Range(0, 60).Select(i => $"I finally managed to do thing{i}x"));
        var findings = TrendFinder.Find(titles.Sample(), new TrendQuestion(TrendWindow.SixHours, 0, 10));

        findings.IsCold.ShouldBeTrue();
        var topic = findings.Topics.ShouldHaveSingleItem();
        TopicName.Of(topic.Phrase, findings.Corpus).Best.ShouldBe("Velvet Moon");
        topic.Growth.ShouldBeNull();
    }

    [Fact]
    public void The_same_sample_has_the_same_topics_in_the_same_order()
    {
        var titles = new TrendTitles().Noise(100).Lately(TrendTitles.About("Solar Flare", 12)).Lately(TrendTitles.About("Kestrel X2", 12)).Lately(TrendTitles.About("Nova Prime", 12));

        titles.Topics().ShouldBe(titles.Topics());
        titles.Topics().Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(3, 0, 100, 300, 0.015625)]     // a quarter, three times
    [InlineData(8, 2, 100, 100, 0.0546875)]    // 56 of 1024 throws of ten coins
    [InlineData(0, 5, 100, 100, 1)]
    [InlineData(10, 0, 100, 100, 0.0009765625)]
    public void Chance_is_binomial(int inWindow, int before, int posts, int postsBefore, double chance) =>
        new Odds(posts, postsBefore).OfChance(inWindow, before).ShouldBe(chance, 1e-9);
}
