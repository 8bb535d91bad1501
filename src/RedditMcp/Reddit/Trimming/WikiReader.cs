using System.Text.Json;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Reddit.Trimming;

/// <summary>Keeps of a wiki page its Markdown and who wrote it when.</summary>
internal static class WikiReader
{
    public static RedditResult<WikiPage> Read(JsonElement answer)
    {
        var data = answer.Member("data");
        return answer.IsKind("wikipage") && data.ValueKind == JsonValueKind.Object
            ? new WikiPage(
                data.Text("content_md") ?? "",
                data.Number("revision_date"),
                data.Member("revision_by").Member("data").Text("name"))
            : RedditErrors.Unreadable("a wiki page");
    }
}
