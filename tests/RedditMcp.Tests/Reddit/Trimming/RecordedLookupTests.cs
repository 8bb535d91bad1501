using System.Text.Json;
using RedditMcp.Queries;
using RedditMcp.Reddit.Content;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Reddit.Trimming;

/// <summary>A recorded <c>/api/info</c> of 95 names, read thing by thing.</summary>
public sealed class RecordedLookupTests
{
    private const string File = "asyncpraw/008-api_info-id-95.json";

    [Fact]
    public void A_community_among_others_reads_as_on_its_own_page_and_what_is_not_to_be_seen_is_left_to_that()
    {
        var seen = 0;
        foreach (var data in Things("t5"))
        {
            var name = data.GetProperty("display_name").GetString()!;
            SubredditName.TryParse(name, out var parsed).ShouldBeTrue(name);
            var query = new CommunityQuery(parsed);
            using var page = JsonDocument.Parse($$"""{"kind":"t5","data":{{data.GetRawText()}}}""");

            var among = query.ReadAmongOthers(data);

            if (data.GetProperty("subscribers").ValueKind == JsonValueKind.Null)
            {
                among.ShouldBeNull(name); // private or banned: Reddit shows a title and nothing else
                continue;
            }

            Written(among!.Value.Value).ShouldBe(Written(query.Read(page.RootElement).Value));
            seen++;
        }

        seen.ShouldBe(26);
    }

    [Fact]
    public void A_post_among_others_reads_as_in_a_listing_of_its_own()
    {
        foreach (var data in Things("t3"))
        {
            ThingId.TryParse(data.GetProperty("id").GetString()!, "t3_", out var id).ShouldBeTrue();
            using var listing = JsonDocument.Parse($$$"""{"kind":"Listing","data":{"children":[{"kind":"t3","data":{{{data.GetRawText()}}}}]}}""");
            var query = new PostQuery(id);

            JsonSerializer.Serialize(query.ReadAmongOthers(data)!.Value.Value!, ContentJson.Compact.ThreadPage)
                .ShouldBe(JsonSerializer.Serialize(query.Read(listing.RootElement).Value!, ContentJson.Compact.ThreadPage));
        }
    }

    private static string Written(Community? community) => JsonSerializer.Serialize(community!, ContentJson.Compact.Community);

    private static IEnumerable<JsonElement> Things(string kind) => Recordings.Of(File).Body.GetProperty("data").GetProperty("children").EnumerateArray()
        .Where(child => child.GetProperty("kind").GetString() == kind).Select(child => child.GetProperty("data"));
}
