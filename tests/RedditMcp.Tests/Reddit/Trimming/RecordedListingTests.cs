using System.Text.Json;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Reddit.Trimming;

/// <summary>Every recorded listing, asked for through the tool that reaches it, else read directly, field by field.</summary>
public sealed class RecordedListingTests
{
    private static readonly string[] s_sorts = ["hot", "new", "top", "rising", "controversial"];

    [Theory]
    [MemberData(nameof(SubredditListings))]
    public async Task A_community_lists_the_posts_that_were_recorded(string file)
    {
        var recording = Recordings.Of(file);
        await using var replay = await Replay.OnlyAsync(recording);
        var segments = recording.Segments;

        var answer = await replay.Session.CallAsync(
            "get_subreddit_posts", ("subreddit", segments[1]), ("sort", segments.ElementAtOrDefault(2) ?? "hot"), ("time_filter", recording.QueryOf("t") ?? "day"),
            ("limit", 1000), ("max_tokens", 100_000));

        ShouldListPosts(answer, recording);
        replay.Simulator.Calls("/r/").ShouldBeInRange(1, 2);
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task A_search_finds_the_posts_that_were_recorded(string file)
    {
        var recording = Recordings.Of(file);
        await using var replay = await Replay.OnlyAsync(recording);
        (string, object?)[] where = recording.Kind == "subreddit_search" ? [("subreddit", recording.Segments[1])] : [];

        var answer = await replay.Session.CallAsync(
            "search_reddit", [("query", recording.QueryOf("q") ?? "anything"), ("limit", 250), ("max_tokens", 100_000), .. where]);

        ShouldListPosts(answer, recording);
    }

    [Theory]
    [MemberData(nameof(OtherListings))]
    public void A_listing_no_tool_reaches_is_read_the_same(string file)
    {
        var recording = Recordings.Of(file);

        var result = PostReader.ReadPage(recording.DecodedBody());

        result.Succeeded.ShouldBeTrue();
        var recorded = Things(recording.DecodedBody(), "t3");
        var page = JsonSerializer.SerializeToElement(result.Value, ContentJson.Compact.PostPage);
        page.GetProperty("posts").GetArrayLength().ShouldBe(recorded.Count);
        foreach (var (actual, data) in page.GetProperty("posts").EnumerateArray().Zip(recorded))
            actual.ShouldHold(Expected.Post(data), file);
        result.Value.After.ShouldBe(After(recording.DecodedBody()));
    }

    [Theory]
    [MemberData(nameof(CommentListings))]
    public void A_listing_of_comments_is_read_field_by_field(string file)
    {
        var recording = Recordings.Of(file);

        var result = CommentReader.ReadPage(recording.DecodedBody());

        result.Succeeded.ShouldBeTrue();
        var recorded = Things(recording.DecodedBody(), "t1");
        var page = JsonSerializer.SerializeToElement(result.Value, ContentJson.Compact.CommentPage);
        page.GetProperty("comments").GetArrayLength().ShouldBe(recorded.Count);
        foreach (var (actual, data) in page.GetProperty("comments").EnumerateArray().Zip(recorded))
            actual.ShouldHold(Expected.Comment(data, listed: true), file);
    }

    [Theory]
    [MemberData(nameof(Duplicates))]
    public async Task Other_discussions_are_those_that_were_recorded(string file)
    {
        var recording = Recordings.Of(file);
        await using var replay = await Replay.OnlyAsync(recording);

        var read = await replay.Session.ReadAsync($"reddit://duplicates/{recording.Segments[1]}");

        var text = read.Contents.ShouldHaveSingleItem().ShouldBeOfType<ModelContextProtocol.Protocol.TextResourceContents>().Text;
        foreach (var post in recording.DecodedBody().EnumerateArray().SelectMany(listing => Things(listing, "t3")).Take(25))
            text.ShouldContain("id " + post.GetProperty("id").GetString());
    }

    [Theory]
    [MemberData(nameof(Infos))]
    public async Task A_post_alone_is_the_recorded_one(string file)
    {
        var recording = Recordings.Of(file);
        await using var replay = await Replay.OnlyAsync(recording);

        foreach (var data in Things(recording.DecodedBody(), "t3").DistinctBy(post => post.GetProperty("id").GetString(), StringComparer.Ordinal).Take(20))
        {
            var answer = await replay.Session.CallAsync("get_post_comments", ("post_id", data.GetProperty("id").GetString()), ("limit", 0), ("max_tokens", 100_000));
            answer.Structured.GetProperty("post").ShouldHold(Expected.Post(data), file);
            answer.Structured.TryGetProperty("comments", out _).ShouldBeFalse();
        }
    }

    public static TheoryData<string> SubredditListings() =>
        Recordings.Files(recording => recording.Kind == "subreddit_listing" && (recording.Segments.Length == 2 || s_sorts.Contains(recording.Segments[2], StringComparer.Ordinal)));

    public static TheoryData<string> Searches() =>
        Recordings.Files(recording => recording.Kind is "search" or "subreddit_search" && recording.Status == 200);

    public static TheoryData<string> OtherListings() => Recordings.Files(recording =>
        recording.Kind is "front_listing" or "domain_listing" or "multi_listing" or "user_submitted" or "user_overview" or "user_upvoted" or "user_saved" or "by_id" or "search_multi" or "api_info"
        && recording.Body.ValueKind == JsonValueKind.Object);

    public static TheoryData<string> CommentListings() => Recordings.Files(recording =>
        recording.Kind is "user_comments" or "user_overview" or "user_gilded" or "subreddit_comments" && recording.Body.ValueKind == JsonValueKind.Object);

    public static TheoryData<string> Duplicates() => Recordings.Files("duplicates");

    public static TheoryData<string> Infos() => Recordings.Files("api_info");

    private static void ShouldListPosts(ToolAnswer answer, Recording recording)
    {
        answer.IsError.ShouldBeFalse(answer.IsError ? answer.Text : null);
        var recorded = Things(recording.DecodedBody(), "t3").DistinctBy(post => post.GetProperty("id").GetString(), StringComparer.Ordinal).ToList();
        answer.Ids("posts").ShouldBe(recorded.Select(post => post.GetProperty("id").GetString()!));
        foreach (var (actual, data) in answer.Items("posts").Zip(recorded))
            actual.ShouldHold(Expected.Post(data), $"{recording.File} {data.GetProperty("id")}");
        answer.Metadata.GetProperty("truncated").GetInt32().ShouldBe(0);
        answer.Cursor.ShouldBeNull();
    }

    private static List<JsonElement> Things(JsonElement listing, string kind) =>
    [
        .. listing.GetProperty("data").GetProperty("children").EnumerateArray()
            .Where(child => child.GetProperty("kind").GetString() == kind).Select(child => child.GetProperty("data")),
    ];

    private static string? After(JsonElement listing) => Expected.Member(listing.GetProperty("data"), "after").GetString();
}
