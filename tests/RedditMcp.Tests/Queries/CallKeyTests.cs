using System.Text.Json;
using CsCheck;
using RedditMcp.Tools;

namespace RedditMcp.Tests.Queries;

/// <summary>Which calls are the same question, and which are not.</summary>
public sealed class CallKeyTests
{
    [Theory]
    [InlineData("get_subreddit_posts", """{"subreddit":"python"}""", """{"subreddit":"r/Python"}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python"}""", """{"subreddit":"/r/PYTHON/"}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python"}""", """{"subreddit":"https://www.reddit.com/r/Python/"}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python"}""", """{"subreddit":"old.reddit.com/r/python"}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python"}""", """{"subreddit":"  python "}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"ab+cd"}""", """{"subreddit":"r/CD+ab+cd"}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"ab+cd"}""", """{"subreddit":"r/cd + r/ab"}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"u_spez"}""", """{"subreddit":"u/Spez"}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python"}""", """{"subreddit":"python","sort":"hot","time_filter":"day","limit":25,"include_nsfw":true}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python"}""", """{"subreddit":"python","sort":null,"limit":null,"cursor":null}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python"}""", """{"subreddit":"python","limit":1000,"max_tokens":500,"include_nsfw":false,"max_age_seconds":0}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"new"}""", """{"subreddit":"python","sort":"new","time_filter":"year"}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"rising"}""", """{"subreddit":"python","sort":"rising","time_filter":"hour"}""")]
    [InlineData("search_reddit", """{"query":"machine learning"}""", """{"query":"  machine   learning\n","subreddit":null,"type":"posts","sort":"relevance","time_filter":"all"}""")]
    [InlineData("search_reddit", """{"query":"x","subreddit":"ab+cd"}""", """{"query":"x","subreddit":"r/CD+ab"}""")]
    [InlineData("search_reddit", """{"query":"cats","type":"communities"}""", """{"query":"cats","type":"communities","sort":"new","time_filter":"day","limit":7}""")]
    [InlineData("get_post_comments", """{"post_id":"1abc2de"}""", """{"post_id":"t3_1ABC2de"}""")]
    [InlineData("get_post_comments", """{"post_id":"1abc2de"}""", """{"post_id":"https://redd.it/1abc2de"}""")]
    [InlineData("get_post_comments", """{"post_id":"1abc2de"}""", """{"post_id":"https://www.reddit.com/r/x/comments/1abc2de/some_title/?utm_source=share"}""")]
    [InlineData("get_post_comments", """{"post_id":"1abc2de"}""", """{"post_id":"1abc2de","sort":"best"}""")]
    [InlineData("get_post_comments", """{"post_id":"1abc2de"}""", """{"post_id":"1abc2de","sort":"confidence","limit":2000,"depth":3,"max_tokens":500}""")]
    [InlineData("get_post_comments", """{"post_id":"1abc2de","comment_id":"xyz"}""", """{"post_id":"1abc2de","comment_id":"t1_xyz","context":0}""")]
    [InlineData("get_post_comments", """{"post_id":"1abc2de","comment_id":"xyz","context":3}""", """{"post_id":"https://www.reddit.com/r/x/comments/1abc2de/t/xyz/?context=3"}""")]
    [InlineData("get_user_info", """{"username":"spez"}""", """{"username":"u/Spez"}""")]
    [InlineData("get_user_info", """{"username":"spez"}""", """{"username":"https://www.reddit.com/user/spez/"}""")]
    [InlineData("get_user_info", """{"username":"spez"}""", """{"username":"spez","sort":"new","time_filter":"year","limit":100}""")]
    [InlineData("get_user_info", """{"username":"spez,kn0thing"}""", """{"username":"u/SPEZ , kn0thing,spez"}""")]
    [InlineData("get_subreddit_info", """{"subreddit":"python"}""", """{"subreddit":"r/Python","include_rules":false}""")]
    [InlineData("get_trending_topics", """{}""", """{"subreddit":"r/all"}""")]
    [InlineData("get_trending_topics", """{"subreddit":"rust+python"}""", """{"subreddit":"r/Python + r/rust"}""")]
    [InlineData("get_trending_topics", """{"subreddit":"python"}""", """{"subreddit":"python","time_window":"24h","min_score":1000,"limit":50,"max_tokens":500,"max_age_seconds":0}""")]
    public void Two_calls_with_one_answer_share_a_key(string tool, string one, string other) =>
        KeysOf(tool, one).ShouldBe(KeysOf(tool, other));

    [Theory]
    [InlineData("get_subreddit_posts", """{"subreddit":"python"}""", """{"subreddit":"python","sort":"new"}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"top"}""", """{"subreddit":"python","sort":"top","time_filter":"week"}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"top"}""", """{"subreddit":"python","sort":"controversial"}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"ab"}""", """{"subreddit":"ab+cd"}""")]
    [InlineData("get_subreddit_posts", """{"subreddit":"spez"}""", """{"subreddit":"u_spez"}""")]
    [InlineData("search_reddit", """{"query":"Python"}""", """{"query":"python","subreddit":"python"}""")]
    [InlineData("search_reddit", """{"query":"python"}""", """{"query":"python","sort":"new"}""")]
    [InlineData("search_reddit", """{"query":"python"}""", """{"query":"python","time_filter":"day"}""")]
    [InlineData("search_reddit", """{"query":"python"}""", """{"query":"python","type":"users"}""")]
    [InlineData("search_reddit", """{"query":"python","type":"communities"}""", """{"query":"python","type":"users"}""")]
    [InlineData("search_reddit", """{"query":"https://example.com/a"}""", """{"query":"https://example.com/b"}""")]
    [InlineData("get_post_comments", """{"post_id":"abc"}""", """{"post_id":"abd"}""")]
    [InlineData("get_post_comments", """{"post_id":"abc"}""", """{"post_id":"abc","sort":"new"}""")]
    [InlineData("get_post_comments", """{"post_id":"abc"}""", """{"post_id":"abc","limit":0}""")]
    [InlineData("get_post_comments", """{"post_id":"abc"}""", """{"post_id":"abc","comment_id":"d"}""")]
    [InlineData("get_post_comments", """{"post_id":"abc","comment_id":"d"}""", """{"post_id":"abc","comment_id":"d","context":2}""")]
    [InlineData("get_user_info", """{"username":"spez","sort":"top"}""", """{"username":"spez","sort":"top","time_filter":"day"}""")]
    [InlineData("get_trending_topics", """{}""", """{"subreddit":"python"}""")]
    public void Two_calls_with_different_answers_do_not(string tool, string one, string other) =>
        KeysOf(tool, one).SequenceEqual(KeysOf(tool, other), StringComparer.Ordinal).ShouldBeFalse();

    [Fact]
    public void Composite_tools_ask_for_one_entry_per_answer_of_reddit()
    {
        KeysOf("get_user_info", """{"username":"spez"}""").Length.ShouldBe(3);
        KeysOf("get_user_info", """{"username":"spez","include_posts":false,"include_comments":false}""")
            .ShouldBe(KeysOf("get_user_info", """{"username":"spez"}""")[..1]);
        KeysOf("get_subreddit_info", """{"subreddit":"python","include_rules":true,"include_moderators":true}""").ToHashSet(StringComparer.Ordinal).Count.ShouldBe(3);
    }

    [Fact]
    public void Each_default_of_a_call_stands_in_its_key() =>
        CacheKeyPreview.For("search_reddit", """{"query":"x"}""").ShouldHaveSingleItem().Parameters
            .ShouldBe("""{"query":"x","sort":"relevance","subreddit":null,"time_filter":"all","type":"posts"}""");

    [Fact]
    public void However_a_name_is_written_the_key_is_the_same() =>
        Gen.Select(Names, AnyOf("", "r/", "/r/", "R/", "https://reddit.com/r/", "https://old.reddit.com/r/", "www.reddit.com/r/"), AnyOf("", "/"), Blanks, Blanks, Gen.Int)
            .Sample((name, prefix, slash, before, behind, cases) =>
            {
                var written = before + prefix + Recased(name, cases) + slash + behind;
                KeysOf("get_subreddit_posts", Call("subreddit", written)).ShouldBe(KeysOf("get_subreddit_posts", Call("subreddit", name)));
                KeysOf("get_subreddit_info", Call("subreddit", written)).ShouldBe(KeysOf("get_subreddit_info", Call("subreddit", name)));
            });

    [Fact]
    public void However_an_account_is_written_the_key_is_the_same() =>
        Gen.Select(Names, AnyOf("", "u/", "/u/", "user/", "/user/", "https://www.reddit.com/user/", "https://reddit.com/u/"), AnyOf("", "/"), Blanks, Gen.Int)
            .Sample((name, prefix, slash, blanks, cases) =>
                KeysOf("get_user_info", Call("username", blanks + prefix + Recased(name, cases) + slash + blanks))
                    .ShouldBe(KeysOf("get_user_info", Call("username", name))));

    [Fact]
    public void However_a_set_is_ordered_the_key_is_the_same() =>
        Gen.Select(Names.Array[1, 8], Gen.Int).Sample((names, seed) =>
        {
            string[] shuffled = [.. names, .. names.Take(2)];
            new Random(seed).Shuffle(shuffled);
            KeysOf("get_subreddit_posts", Call("subreddit", string.Join('+', shuffled)))
                .ShouldBe(KeysOf("get_subreddit_posts", Call("subreddit", string.Join('+', names))));
        });

    [Fact]
    public void Different_words_have_different_parameters() =>
        Gen.Select(Words, Words).Where((one, other) => one != other).Sample((one, other) =>
            string.Equals(ParametersOf(one), ParametersOf(other), StringComparison.Ordinal).ShouldBeFalse());

    private static Gen<string> Names => Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789_"].Array[3, 20].Select(chars => new string(chars))
        .Where(name => !name.StartsWith("u_", StringComparison.Ordinal));

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static Gen<string> Blanks => Gen.Char[" \t\n"].Array[0, 3].Select(chars => new string(chars));

    private static Gen<string> Words => Gen.Char["abcXYZ019\"\\/<&'é日"].Array[1, 12].Select(chars => new string(chars));

    private static string Recased(string name, int seed)
    {
        var random = new Random(seed);
        return string.Concat(name.Select(c => random.Next(2) == 0 ? char.ToUpperInvariant(c) : c));
    }

    private static string Call(string argument, string value) =>
        JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { [argument] = value });

    private static string ParametersOf(string words) => CacheKeyPreview.For("search_reddit", Call("query", words))[0].Parameters;

    private static string[] KeysOf(string tool, string json) => [.. CacheKeyPreview.For(tool, json).Select(key => key.Name)];
}
