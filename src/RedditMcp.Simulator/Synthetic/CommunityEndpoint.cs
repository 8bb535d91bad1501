using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.Serving;
using RedditMcp.Simulator.Text;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Synthetic;

/// <summary><c>/r/{name}/about</c>, its rules and moderators, and the wiki.</summary>
internal sealed class CommunityEndpoint(Site site)
{
    private const int Moderators = 6;
    private static readonly string[] s_wikiPages = ["config/sidebar", "faq", "index", "rules"];

    public Answer Serve(ApiRequest request)
    {
        var name = request.Segments[1];
        if (SpecialNames.RefusalOf(name) is { } refusal)
            return refusal;
        if (!SubredditNames.IsSubreddit(name))
            return RedditErrors.NotFound;

        var community = site.Communities[name];
        return request.Path.Kind switch
        {
            EndpointKind.SubredditAbout => About(community, request),
            EndpointKind.SubredditRules => Rules(community, request),
            EndpointKind.SubredditModerators => ModeratorList(community, request),
            EndpointKind.WikiPages => PageList(),
            _ => Wiki(community, request),
        };
    }

    private static Answer About(Community community, ApiRequest request)
    {
        var answer = new AnswerBuffer();
        var first = true;
        answer.AppendThing("t5"u8, CommunityRenderer.Render(community, request.Now, request.Raw), ref first);
        return new Answer(answer);
    }

    private static Answer Rules(Community community, ApiRequest request)
    {
        using var writer = new ThingWriter(request.Raw);
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteStartArray("rules"u8);
        string[] rules = ["Be kind", $"Stay on {community.Topic.Name}", "No spam & no self-promotion", $"Flair your {community.Topic.Things[0]} posts"];
        foreach (var (priority, rule) in rules.Index())
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, priority == 0 ? "all"u8 : "link"u8);
            writer.Text("description"u8, $"{rule}. Posts that ignore this are removed.");
            writer.Text("short_name"u8, rule);
            writer.Text("violation_reason"u8, rule);
            writer.Time("created_utc"u8, community.FoundedAt(request.Now) + 30 * WorldTime.Day);
            json.WriteNumber("priority"u8, priority);
            writer.Text("description_html"u8, Markdown.ToMarkedHtml($"{rule}. Posts that ignore this are removed."));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("site_rules"u8);
        foreach (var rule in (ReadOnlySpan<string>)["Spam", "Personal and confidential information", "Threatening, harassing, or inciting violence"])
            json.WriteStringValue(rule);

        json.WriteEndArray();
        writer.EmptyLists(System.Text.Json.JsonEncodedText.Encode("site_rules_flow"));
        json.WriteEndObject();
        return new Answer(200, writer.ToArray());
    }

    private Answer ModeratorList(Community community, ApiRequest request)
    {
        using var writer = new ThingWriter(request.Raw);
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteString("kind"u8, "UserList"u8);
        json.WriteStartObject("data"u8);
        json.WriteStartArray("children"u8);
        for (var index = 0; index < Moderators; index++)
        {
            var name = site.Users.Names[new Residents(community.Key).At(index * 31)];
            json.WriteStartObject();
            json.WriteString("name"u8, name);
            json.WriteString("id"u8, $"t2_{UserPool.IdOf(name)}");
            json.WriteString("rel_id"u8, $"rb_{UserPool.IdOf(name)}");
            writer.Time("date"u8, community.FoundedAt(request.Now) + index * 90 * WorldTime.Day);
            json.WriteNull("author_flair_text"u8);
            json.WriteNull("author_flair_css_class"u8);
            json.WriteStartArray("mod_permissions"u8);
            json.WriteStringValue(index < 2 ? "all"u8 : "posts"u8);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        return new Answer(200, writer.ToArray());
    }

    private static Answer PageList()
    {
        var answer = new AnswerBuffer().Append("""{"kind":"wikipagelisting","data":["""u8);
        var first = true;
        foreach (var page in s_wikiPages)
            answer.Separate(ref first).AppendName(page);

        return new Answer(answer.Append("]}"u8));
    }

    private Answer Wiki(Community community, ApiRequest request)
    {
        var page = string.Join('/', request.Segments.Skip(3));
        if (!s_wikiPages.Contains(page.Length > 0 ? page : "index", StringComparer.Ordinal))
            return RedditErrors.PageNotFound;

        var text = $"# {page} of {community.Prefixed}\n\n{CommunityRenderer.DescriptionOf(community)}";
        var editor = site.Users.Names[new Residents(community.Key).At(0)];
        using var writer = new ThingWriter(request.Raw);
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteString("kind"u8, "wikipage"u8);
        json.WriteStartObject("data"u8);
        writer.Text("content_md"u8, text);
        writer.Text("content_html"u8, Markdown.ToMarkedHtml(text));
        json.WriteBoolean("may_revise"u8, false);
        json.WriteNull("reason"u8);
        json.WriteNumber("revision_date"u8, community.FoundedAt(request.Now) + 100 * WorldTime.Day);
        json.WriteString("revision_id"u8, $"{community.Key:x8}");
        json.WriteStartObject("revision_by"u8);
        json.WriteString("kind"u8, "t2"u8);
        json.WritePropertyName("data"u8);
        json.WriteRawValue(UserRenderer.Render(site.Communities[SubredditNames.ProfileOf(editor)], editor, request.Now, request.Raw), skipInputValidation: true);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        return new Answer(200, writer.ToArray());
    }
}
