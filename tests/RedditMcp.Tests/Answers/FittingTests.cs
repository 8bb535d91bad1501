using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using RedditMcp.Answers;
using RedditMcp.Tests.Answers.Threads;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Answers;

/// <summary>Answers fit, whatever is in them: whole items first, cuts marked, nothing dropped in silence.</summary>
public sealed class FittingTests
{
    private const string Letters = "abc XYZ\n\n>*_[]()#&<日é";

    [Fact]
    public async Task A_listing_never_exceeds_its_tokens_and_accounts_for_every_post()
    {
        var body = "";
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json(body));
        await using var session = await ProductSession.StartAsync(reddit);
        await Gen.Select(Posts.Array[1, 30], Gen.Int[500, 4_000]).SampleAsync(
            async (posts, tokens) =>
            {
                body = Listing(posts);
                var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("limit", 100), ("max_tokens", tokens), ("max_age_seconds", 0));

                Estimate(answer.Text).ShouldBeLessThanOrEqualTo(tokens);
                var shown = answer.Items("posts");
                (shown.Count + answer.Metadata.GetProperty("truncated").GetInt32()).ShouldBe(posts.Length);
                shown.Count.ShouldBeGreaterThan(0);
                for (var i = 0; i < shown.Count; i++)
                    CheckText(shown[i], "selftext", posts[i].Text, answer, mayBeCut: i == 0);
                (answer.Cursor is not null).ShouldBe(shown.Count < posts.Length);
            },
            iter: 150, threads: 1);
    }

    [Fact]
    public async Task A_thread_never_exceeds_its_tokens_and_accounts_for_every_comment()
    {
        var body = "";
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json(body));
        await using var session = await ProductSession.StartAsync(reddit);
        await Gen.Select(Posts, Texts.Array[1, 30], Gen.Int[500, 4_000], Gen.Int).SampleAsync(
            async (post, comments, tokens, seed) =>
            {
                body = Thread(post, comments, new Random(seed));
                var answer = await session.CallAsync("get_post_comments", ("post_id", "p"), ("max_tokens", tokens), ("max_age_seconds", 0));

                Estimate(answer.Text).ShouldBeLessThanOrEqualTo(tokens);
                var shown = All(answer.Items("comments")).ToList();
                (shown.Count + answer.Metadata.GetProperty("truncated").GetInt32()).ShouldBe(comments.Length);
                CheckText(answer.Structured.GetProperty("post"), "selftext", post.Text, answer, mayBeCut: true);
                foreach (var comment in shown)
                    CheckText(comment, "body", comments[int.Parse(comment.GetProperty("id").GetString()![1..], System.Globalization.CultureInfo.InvariantCulture)], answer, mayBeCut: shown.Count == 1);
                (answer.Cursor is not null).ShouldBe(shown.Count < comments.Length);
            },
            iter: 150, threads: 1);
    }

    [Fact]
    public async Task However_small_the_answers_cursors_reach_every_post()
    {
        var posts = Enumerable.Range(0, 40).Select(number => (Title: $"title {number}", Text: new string('x', number * 137))).ToArray();
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json(Listing(posts)));
        await using var session = await ProductSession.StartAsync(reddit);

        List<string> ids = [];
        string? cursor = null;
        do
        {
            var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("limit", 100), ("max_tokens", 500), ("cursor", cursor));
            ids.AddRange(answer.Ids("posts"));
            cursor = answer.Cursor;
        }
        while (cursor is not null && ids.Count < 100);

        ids.ShouldBe(Enumerable.Range(0, 40).Select(number => $"p{number}"));
    }

    [Fact]
    public async Task However_small_the_answers_cursors_reach_every_comment()
    {
        var comments = Enumerable.Range(0, 60).Select(number => new string('y', number * 53)).ToArray();
        var thread = Thread(("title", "text"), comments, new Random(1));
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json(thread));
        await using var session = await ProductSession.StartAsync(reddit);

        var walk = await ThreadWalker.WalkAsync(session, ("post_id", "p"), ("max_tokens", 500));

        walk.Order.ShouldBeUnique(StringComparer.Ordinal);
        walk.Order.Count.ShouldBe(60);
    }

    [Fact]
    public void Cutting_never_splits_a_character_and_takes_all_the_room() =>
        Gen.Select(Gen.Int[0, 400].Select(length => string.Concat(Enumerable.Repeat("a😀é", length))), Gen.Int[5, 400]).Sample((text, tokens) =>
        {
            var kept = new TokenBudget(tokens).Cut(text, part => part);
            text.ShouldStartWith(kept);
            TokenEstimate.Of(kept).ShouldBeLessThanOrEqualTo(tokens);
            (kept.Length > 0 && char.IsHighSurrogate(kept[^1])).ShouldBeFalse();
            if (kept.Length < text.Length)
                TokenEstimate.Of(text.AsSpan(0, kept.Length + 2)).ShouldBeGreaterThan(tokens - 1);
        });

    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("1234567", 2)]
    [InlineData("12345678", 3)]
    [InlineData("日本", 2)]
    public void A_token_is_three_and_a_half_bytes(string text, int tokens) => TokenEstimate.Of(text).ShouldBe(tokens);

    private static Gen<string> Texts => Gen.OneOf(
        Gen.Char[Letters].Array[0, 200], Gen.Char[Letters].Array[0, 3_000]).Select(chars => new string(chars).Trim());

    private static Gen<(string Title, string Text)> Posts => Gen.Select(Gen.Char["abc XYZ日é"].Array[1, 300].Select(chars => new string(chars)), Texts);

    private static void CheckText(JsonElement item, string name, string whole, ToolAnswer answer, bool mayBeCut)
    {
        var text = item.TryGetProperty(name, out var value) ? value.GetString()! : "";
        if (item.TryGetProperty(name + "_cut", out var cut))
        {
            mayBeCut.ShouldBeTrue("whole items are left out before text is cut");
            (text.Length + cut.GetInt32()).ShouldBe(whole.Length);
            whole.ShouldStartWith(text);
            answer.Text.Contains($"[cut: {cut.GetInt32()} more characters", StringComparison.Ordinal).ShouldBeTrue($"cut {cut}, text '{text}': {answer.Text[^Math.Min(400, answer.Text.Length)..]}");
        }
        else
        {
            (text == whole).ShouldBeTrue($"'{text}' should be '{whole}'");
        }
    }

    private static IEnumerable<JsonElement> All(IEnumerable<JsonElement> comments) => comments.SelectMany(comment =>
        (comment.TryGetProperty("replies", out var replies) ? All(replies.EnumerateArray()) : []).Prepend(comment));

    private static int Estimate(string text) => (int)Math.Ceiling(Encoding.UTF8.GetByteCount(text) / 3.5);

    private static string Listing((string Title, string Text)[] posts) => ListingOf([.. posts.Select((post, number) => PostOf($"p{number}", post))]).ToJsonString();

    private static string Thread((string Title, string Text) post, string[] comments, Random random)
    {
        var things = comments.Select((text, number) => new JsonObject { ["id"] = $"c{number}", ["body"] = text, ["author"] = "somebody", ["score"] = number, ["replies"] = "" }).ToArray();
        var tops = new JsonArray();
        for (var i = 0; i < things.Length; i++)
        {
            var parent = i == 0 ? -1 : random.Next(-1, Math.Min(i, 5));
            things[i]["parent_id"] = parent < 0 ? "t3_p" : $"t1_c{parent}";
            var thing = (JsonNode)new JsonObject { ["kind"] = "t1", ["data"] = things[i] };
            if (parent < 0)
                tops.Add(thing);
            else if (things[parent]["replies"] is JsonObject replies)
                replies["data"]!["children"]!.AsArray().Add(thing);
            else
                things[parent]["replies"] = ListingOf([thing]);
        }

        return new JsonArray(ListingOf([PostOf("p", post)]), ListingOf(tops)).ToJsonString(new JsonSerializerOptions { MaxDepth = 256 });
    }

    private static JsonObject PostOf(string id, (string Title, string Text) post) => new JsonObject
    {
        ["kind"] = "t3",
        ["data"] = new JsonObject { ["id"] = id, ["title"] = post.Title, ["selftext"] = post.Text, ["author"] = "somebody", ["subreddit"] = "python", ["is_self"] = true },
    };

    private static JsonObject ListingOf(JsonArray children) => new() { ["kind"] = "Listing", ["data"] = new JsonObject { ["children"] = children, ["after"] = null } };
}
