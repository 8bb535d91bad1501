using System.Globalization;
using RedditMcp.Insights.Sentiment;

namespace RedditMcp.Tests.Insights.Sentiment;

/// <summary>The rules, each by texts that only it tells apart.</summary>
public sealed class SentimentAnalyserTests
{
    private readonly SentimentAnalyser _analyser = new();

    [Theory]
    [InlineData("This is great!", "positive")]
    [InlineData("The update ruined everything", "negative")]
    [InlineData("The meeting is at noon in room four", "neutral")]
    [InlineData("", "neutral")]
    [InlineData("   \n\n", "neutral")]
    [InlineData("not good", "negative")]
    [InlineData("I dont think it's a good idea", "negative")]
    [InlineData("didnt enjoy it", "negative")]
    [InlineData("never been happier with a purchase", "positive")]
    [InlineData("couldn't be happier", "positive")]
    [InlineData("not only good but great", "positive")]
    [InlineData("not bad", "positive")]
    [InlineData("no problem", "positive")]
    [InlineData("hardly useful", "negative")]
    [InlineData("the least helpful guide", "negative")]
    [InlineData("fucking awesome", "positive")]
    [InlineData("fucking idiot", "negative")]
    [InlineData("pretty bad", "negative")]
    [InlineData("she is so pretty", "positive")]
    [InlineData("it looks like rain", "neutral")]
    [InlineData("I like it", "positive")]
    [InlineData("what kind of food is that", "neutral")]
    [InlineData("it is good, but the battery is terrible", "negative")]
    [InlineData("although it is expensive and ugly, I love it", "positive")]
    [InlineData("great job breaking it again /s", "negative")]
    [InlineData("I expected it to be more helpful", "negative")]
    [InlineData("looooove it", "positive")]
    [InlineData("cant wait for the release", "positive")]
    [InlineData("lol what an idiot", "negative")]
    [InlineData("the trailer blew me away", "positive")]
    [InlineData("what a waste of time", "negative")]
    [InlineData("😍", "positive")]
    [InlineData("🤬🤬", "negative")]
    [InlineData("well that's done :(", "negative")]
    [InlineData("see you tomorrow :)", "positive")]
    [InlineData("my hard drive has 2 TB", "neutral")]
    [InlineData("¯\\_(ツ)_/¯", "neutral")]
    public void Texts_are_called_what_people_call_them(string text, string label) =>
        _analyser.Score(text).Label.ToString().ToLower(CultureInfo.InvariantCulture).ShouldBe(label);

    [Theory]
    [InlineData("it is VERY GOOD, all of it", "it is very good, all of it")]
    [InlineData("very good", "good")]
    [InlineData("good", "kind of good")]
    [InlineData("good!!!", "good")]
    [InlineData("good", "good?")]
    [InlineData("bad", "very bad")]
    [InlineData("bad", "BAD, says everybody")]
    [InlineData("bad", "bad!!")]
    [InlineData("a good and happy day", "a good day")]
    [InlineData("love it ❤️", "love it")]
    [InlineData("It is good.", "It is good. But the screen is awful.")]
    public void The_first_is_better_than_the_second(string better, string worse) =>
        _analyser.Score(better).Compound.ShouldBeGreaterThan(_analyser.Score(worse).Compound);

    [Theory]
    [InlineData("> I hate this, it is terrible\n\nfine by me, see you there", "fine by me, see you there")]
    [InlineData("read [this](https://example.com/terrible/hate) first", "read this first")]
    [InlineData("```\nkill(worst, error)\n```\nsee above", "see above")]
    [InlineData("ask in r/hate or u/terrible_idiot", "ask in or")]
    [InlineData("~~awful~~ nice", "nice")]
    [InlineData("**great**", "great")]
    [InlineData("&gt; I hate this\nok then", "ok then")]
    [InlineData("it’s great", "it's great")]
    public void What_the_author_did_not_say_does_not_count(string markdown, string said) =>
        _analyser.Score(markdown).Compound.ShouldBe(_analyser.Score(said).Compound);

    [Fact]
    public void The_shares_make_one_and_the_score_stays_within_its_bounds()
    {
        foreach (var text in (string[])["love love love " + string.Concat(Enumerable.Repeat("great! ", 5000)), "hate", "x y z", string.Concat(Enumerable.Repeat("awful ", 20_000)), "\ud800 half a pair", "!!!???...", "[](((~~```&amp"])
        {
            var score = _analyser.Score(text);
            score.Compound.ShouldBeInRange(-1, 1);
            (score.Positive + score.Neutral + score.Negative).ShouldBe(1, 1e-9);
        }
    }

    [Fact]
    public void Scoring_does_not_allocate()
    {
        const string text = "I really LOVE this :) but the battery is terrible, don't buy it!! 😂 See [here](https://example.com).\n> quoted\nfine.";
        _analyser.Score(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            _analyser.Score(text);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
