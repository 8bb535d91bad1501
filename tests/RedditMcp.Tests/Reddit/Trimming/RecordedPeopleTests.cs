using System.Text.Json;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Trimming;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Reddit.Trimming;

/// <summary>Recorded accounts, communities, rules, moderators and wiki pages, field by field.</summary>
public sealed class RecordedPeopleTests
{
    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task An_account_is_the_recorded_one(string file)
    {
        var recording = Recordings.Of(file);
        await using var replay = await Replay.OnlyAsync(recording);
        var data = recording.DecodedBody().GetProperty("data");

        var answer = await replay.Session.CallAsync(
            "get_user_info", ("username", recording.Segments[1]), ("include_posts", false), ("include_comments", false), ("max_tokens", 100_000));

        if (Expected.Member(data, "is_suspended").ValueKind == JsonValueKind.True)
        {
            answer.ErrorKind.ShouldBe("suspended");
            return;
        }

        answer.Structured.GetProperty("user").ShouldHold(Expected.Account(data), file, "account_age_days");
        replay.Simulator.ShouldHaveAnswered("/user/", 1);
    }

    [Theory]
    [MemberData(nameof(Communities))]
    public async Task A_community_is_the_recorded_one(string file)
    {
        var recording = Recordings.Of(file);
        var data = recording.DecodedBody().GetProperty("data");
        if (recording.Segments[1].Contains('.', StringComparison.Ordinal))
        {
            CommunityReader.ReadAbout(recording.DecodedBody()).Succeeded.ShouldBeTrue(); // r/reddit.com: nobody can be called that today
            return;
        }

        await using var replay = await Replay.OnlyAsync(recording);
        var answer = await replay.Session.CallAsync("get_subreddit_info", ("subreddit", recording.Segments[1]), ("max_tokens", 100_000));

        if (data.TryGetProperty("children", out _))
        {
            answer.ErrorKind.ShouldBe("not_found");
            return;
        }

        answer.Structured.GetProperty("subreddit").ShouldHold(Expected.Community(data, withSidebar: true), file);
        replay.Simulator.ShouldHaveAnswered("/r/", 1);
    }

    [Theory]
    [MemberData(nameof(CommunitySearches))]
    public async Task Communities_found_are_the_recorded_ones(string file)
    {
        var recording = Recordings.Of(file);
        await using var replay = await Replay.OnlyAsync(recording);

        var answer = await replay.Session.CallAsync("search_reddit", ("query", recording.QueryOf("q")), ("type", "communities"), ("limit", 250), ("max_tokens", 100_000));

        var recorded = Things(recording, "t5");
        answer.Items("communities").Count.ShouldBe(recorded.Count);
        foreach (var (actual, data) in answer.Items("communities").Zip(recorded))
            actual.ShouldHold(Expected.Community(data, withSidebar: false), file);
    }

    [Theory]
    [MemberData(nameof(AccountSearches))]
    public async Task Accounts_found_are_the_recorded_ones(string file)
    {
        var recording = Recordings.Of(file);
        await using var replay = await Replay.OnlyAsync(recording);

        var answer = await replay.Session.CallAsync("search_reddit", ("query", recording.QueryOf("q")), ("type", "users"), ("limit", 250), ("max_tokens", 100_000));

        var recorded = Things(recording, "t2");
        answer.Items("users").Count.ShouldBe(recorded.Count);
        foreach (var (actual, data) in answer.Items("users").Zip(recorded))
            actual.ShouldHold(Expected.Account(data), file, "account_age_days");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rules_are_the_recorded_ones(string file)
    {
        var recording = Recordings.Of(file);

        var result = CommunityReader.ReadRules(recording.DecodedBody());

        var recorded = recording.DecodedBody().GetProperty("rules").EnumerateArray().ToList();
        result.Value.ShouldNotBeNull().Rules.Count.ShouldBe(recorded.Count);
        foreach (var (rule, data) in result.Value.Rules.Zip(recorded))
        {
            rule.ShortName.ShouldBe(data.GetProperty("short_name").GetString());
            (rule.Description ?? "").ShouldBe(data.GetProperty("description").GetString());
            rule.Kind.ShouldBe(data.GetProperty("kind").GetString());
            rule.ViolationReason.ShouldBe(Expected.Member(data, "violation_reason").GetStringOrNull());
        }
    }

    [Theory]
    [MemberData(nameof(Moderators))]
    public void Moderators_are_the_recorded_ones_in_their_order(string file)
    {
        var recording = Recordings.Of(file);

        var result = CommunityReader.ReadModerators(recording.DecodedBody());

        var recorded = recording.DecodedBody().GetProperty("data").GetProperty("children").EnumerateArray().ToList();
        result.Value.ShouldNotBeNull().Moderators.Select(moderator => moderator.Name).ShouldBe(recorded.Select(child => child.GetProperty("name").GetString()));
        foreach (var (moderator, data) in result.Value.Moderators.Zip(recorded))
        {
            moderator.ModPermissions.ShouldBe(Expected.Member(data, "mod_permissions") is { ValueKind: JsonValueKind.Array } may ? may.EnumerateArray().Select(one => one.GetString()!) : []);
            moderator.Date.ShouldBe(data.GetProperty("date").GetDouble());
        }
    }

    [Fact]
    public async Task Rules_and_moderators_stand_beside_their_community()
    {
        await using var replay = await Replay.AllAsync();

        var answer = await replay.Session.CallAsync("get_subreddit_info", ("subreddit", "redditdev"), ("include_moderators", true), ("include_rules", true), ("max_tokens", 100_000));

        answer.Structured.GetProperty("subreddit").GetProperty("display_name").GetString().ShouldBe("redditdev");
        answer.Items("moderators").ShouldNotBeEmpty();
        answer.Items("errors").ShouldHaveSingleItem().GetProperty("of").GetString().ShouldBe("rules", "no rules of it were recorded");
    }

    [Fact]
    public async Task A_user_has_posts_comments_and_the_communities_of_both()
    {
        await using var replay = await Replay.AllAsync();

        var answer = await replay.Session.CallAsync("get_user_info", ("username", "spez"), ("limit", 100), ("max_tokens", 100_000));

        var posts = Things(Recordings.Of("rtv/052-user_submitted-user-spez-submitted-new.json"), "t3");
        foreach (var (actual, data) in answer.Items("posts").Zip(posts))
            actual.ShouldHold(Expected.Post(data), "a post of spez");
        answer.Items("posts").Count.ShouldBe(Math.Min(100, posts.Count));
        answer.Items("comments").ShouldNotBeEmpty();
        var seen = answer.Items("most_active_subreddits").Select(count => count.GetProperty("items").GetInt32()).ToArray();
        seen.ShouldBe(seen.OrderDescending());
        answer.Structured.GetProperty("user").GetProperty("account_age_days").GetInt32().ShouldBeGreaterThan(4000);
    }

    [Theory]
    [MemberData(nameof(Wikis))]
    public void A_wiki_page_is_the_recorded_one(string file)
    {
        var recording = Recordings.Of(file);

        var result = WikiReader.Read(recording.DecodedBody());

        if (recording.DecodedBody().GetProperty("kind").GetString() != "wikipage")
        {
            result.Error.ShouldNotBeNull().Kind.ShouldBe(RedditErrorKind.BadUpstream);
            return;
        }

        var data = recording.DecodedBody().GetProperty("data");
        result.Value.ShouldNotBeNull().ContentMd.ShouldBe(data.GetProperty("content_md").GetString());
        result.Value.RevisionDate.ShouldBe(data.GetProperty("revision_date").GetDouble());
        result.Value.RevisionBy.ShouldBe(Expected.Member(Expected.Member(Expected.Member(data, "revision_by"), "data"), "name").GetString());
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_recorded_error_is_an_error_and_a_recorded_redirect_never_leaves_reddit(string file)
    {
        var recording = Recordings.Of(file);
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : Respond(recording));
        await using var session = await ProductSession.StartAsync(reddit);

        var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));

        answer.IsError.ShouldBeTrue();
        answer.ErrorKind.ShouldBeOneOf(KindsOf(recording));
        reddit.ApiCalls.ShouldAllBe(call => call.Url.Host == "oauth.reddit.com");
        reddit.ApiCalls.Count.ShouldBeInRange(1, 3);
    }

    public static TheoryData<string> Accounts() => Recordings.Files("user_about");

    public static TheoryData<string> Communities() => Recordings.Files("subreddit_about");

    public static TheoryData<string> CommunitySearches() => Recordings.Files("subreddits_search");

    public static TheoryData<string> AccountSearches() => Recordings.Files("users_search");

    public static TheoryData<string> Rules() => Recordings.Files("subreddit_rules");

    public static TheoryData<string> Moderators() => Recordings.Files("subreddit_moderators");

    public static TheoryData<string> Wikis() => Recordings.Files(recording => recording.Kind == "wiki" && recording.Body.ValueKind == JsonValueKind.Object);

    public static TheoryData<string> Errors() => Recordings.Files("error", "redirect");

    private static HttpResponseMessage Respond(Recording recording)
    {
        var body = recording.Body.ValueKind == JsonValueKind.String ? recording.Body.GetString()! : recording.IsJson ? recording.Body.GetRawText() : "";
        var response = ScriptedReddit.Json(body, (System.Net.HttpStatusCode)recording.Status);
        foreach (var header in recording.Response.GetProperty("headers").EnumerateObject())
        {
            if (header.Name is "location" or "retry-after")
                response.Headers.TryAddWithoutValidation(header.Name, header.Value.ToString());
        }

        return response;
    }

    private static string[] KindsOf(Recording recording) => recording.Status switch
    {
        400 or 414 => ["invalid_argument"],
        401 => ["unauthorized"],
        403 when Expected.Member(recording.Body, "reason").ValueKind == JsonValueKind.String => ["quarantined", "private", "gated", "not_found"],
        403 => ["unauthorized", "blocked"],
        404 => ["not_found", "banned"],
        429 => ["rate_limited"],
        >= 500 => ["unavailable"],
        _ => ["not_found", "bad_upstream"],
    };

    private static List<JsonElement> Things(Recording recording, string kind) =>
    [
        .. recording.DecodedBody().GetProperty("data").GetProperty("children").EnumerateArray()
            .Where(child => child.GetProperty("kind").GetString() == kind).Select(child => child.GetProperty("data")),
    ];
}
