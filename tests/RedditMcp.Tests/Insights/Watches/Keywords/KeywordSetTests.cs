using RedditMcp.Insights.Watches.Keywords;
using RedditMcp.Insights.Watches.Polling;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tests.Insights.Watches.Keywords;

/// <summary>What keywords match, and which are refused.</summary>
public sealed class KeywordSetTests
{
    [Theory]
    [InlineData("rust", "Rust 1.99 is out", "")]
    [InlineData("rust", "Is this RUST?", "")]
    [InlineData("rust", "nothing", "written in (rust)")]
    [InlineData("data breach", "A Data  Breach at X", "")]
    [InlineData("data breach", "x", "a data\nbreach")]
    [InlineData("data breach", "x", "a **data breach**!")]
    [InlineData("\"data breach\"", "data breach", "")]
    [InlineData("golang, rust", "rust", "")]
    [InlineData("+rust +async", "Async in Rust", "")]
    [InlineData("+rust +async", "Async", "and rust below")]
    [InlineData("+rust, +async", "Async in Rust", "")]
    [InlineData("rust -game", "rust compiler", "")]
    [InlineData("rust, golang, -job", "golang rocks", "")]
    [InlineData("c++", "Why C++?", "")]
    [InlineData("c#", "C# 15", "")]
    [InlineData(".net", "What is .NET", "")]
    [InlineData("node.js", "Node.js, again", "")]
    [InlineData("don't", "I don\u2019t know", "")]
    [InlineData("Ärger", "der ÄRGER", "")]
    [InlineData("東京", "私は東京に住んでいます", "")]
    [InlineData("猫", "吾輩は猫である", "")]
    [InlineData("파이썬", "파이썬을 배우다", "")]
    [InlineData("สวัสดี", "เขาพูดสวัสดีครับ", "")]
    [InlineData("питон", "Питон и Go", "")]
    [InlineData("हिन्दी", "मैं हिन्दी बोलता हूँ", "")]
    [InlineData("python", "ｐｙｔｈｏｎ入門", "")]
    [InlineData("python", "python入門", "")]
    [InlineData("🚀", "to the moon🚀🚀", "")]
    [InlineData("zero", "z\u200Bero day, ze\u00ADro", "")]
    [InlineData("rust", "_rust_ is emphasised", "")]
    [InlineData("rust", "x", "__Rust__, *_rust_*")]
    [InlineData("snake_case", "snake_case names", "")]
    [InlineData("__init__", "what is __init__", "")]
    [InlineData("café", "cafe\u0301 au lait", "")]
    [InlineData("cafe\u0301", "CAFÉ", "")]
    [InlineData("việt nam", "vie\u0323\u0302t nam", "")]
    [InlineData("việt nam", "vi\u00EA\u0323t nam", "")]
    [InlineData("한국", "\u1112\u1161\u11AB\u1100\u116E\u11A8", "")]
    [InlineData("ゲーム", "ケ\u3099ーム", "")]
    [InlineData("οδός", "ΟΔΟΣ και ΟΔΌΣ", "")]
    public void Matches(string keywords, string title, string text) => Match(keywords, title, text).ShouldBeTrue();

    [Theory]
    [InlineData("rust", "trust me", "")]
    [InlineData("rust", "rusty", "")]
    [InlineData("rust", "rust_gamedev", "")]
    [InlineData("data breach", "breach of data", "")]
    [InlineData("data breach", "data", "breach")]
    [InlineData("+rust +async", "rust", "")]
    [InlineData("+rust, +async", "rust", "")]
    [InlineData("rust -game", "rust game", "")]
    [InlineData("rust -\"open source\"", "rust", "is open source")]
    [InlineData("rust, golang, -job", "rust job", "")]
    [InlineData("cafe", "café", "")]
    [InlineData("cafe", "cafe\u0301", "")]
    [InlineData("snake", "snake_case", "")]
    [InlineData("हिन्द", "मैं हिन्दी बोलता हूँ", "")]
    public void Does_not_match(string keywords, string title, string text) => Match(keywords, title, text).ShouldBeFalse();

    [Theory]
    [InlineData("*", "no letter or digit")]
    [InlineData("...", "no letter or digit")]
    [InlineData(".*", "regular expression")]
    [InlineData("foo|bar", "regular expression")]
    [InlineData("^foo", "regular expression")]
    [InlineData("[a-z]+", "regular expression")]
    [InlineData("\\bword\\b", "regular expression")]
    [InlineData("(?i)x", "regular expression")]
    [InlineData("crypto*", "no wildcard")]
    [InlineData("a", "single letter")]
    [InlineData("rust, x", "single letter")]
    [InlineData("the", "matches nearly every post")]
    [InlineData("the, and", "matches nearly every post")]
    [InlineData("of the", "matches nearly every post")]
    [InlineData("+\"of the\" +and", "matches nearly every post")]
    [InlineData("de la", "matches nearly every post")]
    [InlineData("的", "matches nearly every post")]
    [InlineData("-spam", "must not be there")]
    [InlineData("-spam -scam", "must not be there")]
    [InlineData("rust - game", "without a word")]
    [InlineData("", "no keyword")]
    public void Refuses(string keywords, string why)
    {
        KeywordSet.Read(ListArgument.Split(keywords), out var problem).ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain(why);
    }

    [Fact]
    public void Refuses_too_many_and_too_long_ones_with_their_numbers()
    {
        KeywordSet.Read([.. Enumerable.Range(0, 51).Select(i => $"word{i}")], out var many).ShouldBeNull();
        KeywordSet.Read([new string('x', 101)], out var longest).ShouldBeNull();

        many.ShouldBe("holds 51 keywords, at most 50 fit a watch");
        longest.ShouldBe("holds a keyword of 101 characters, at most 100 are allowed");
    }

    [Fact]
    public void Says_which_of_the_keywords_matched()
    {
        var watch = WatchTesting.Watch("zinc, +copper +tin, \"iron ore\"");
        var matcher = new WatchMatcher([watch]);

        matcher.Match(WatchTesting.Post("p1", "tin, zinc and copper"))[watch.Id].Order(StringComparer.Ordinal).ShouldBe(["+copper +tin", "zinc"]);
    }

    private static bool Match(string keywords, string title, string text)
    {
        var watch = WatchTesting.Watch(keywords);
        return new WatchMatcher([watch]).Match(WatchTesting.Post("p1", title) with { Selftext = text }).Contains(watch.Id);
    }
}
