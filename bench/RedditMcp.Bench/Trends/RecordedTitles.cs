using System.Text.Json;

namespace RedditMcp.Bench.Trends;

/// <summary>The titles of recorded posts.</summary>
internal static class RecordedTitles
{
    /// <summary>The folder of recordings beside the repository; null where there is none.</summary>
    public static string? FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "recordings");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }

    /// <summary>Every title once, in one order.</summary>
    public static IReadOnlyList<string> Read(string folder)
    {
        var titles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { MaxDepth = 256 });
            Collect(json.RootElement, titles);
        }

        return [.. titles];
    }

    private static void Collect(JsonElement element, SortedSet<string> titles)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, titles);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("kind", out var kind) && kind.ValueKind == JsonValueKind.String && kind.ValueEquals("t3")
                && element.GetProperty("data").TryGetProperty("title", out var title))
            {
                titles.Add(System.Net.WebUtility.HtmlDecode(title.GetString()!));
            }

            foreach (var member in element.EnumerateObject())
                Collect(member.Value, titles);
        }
    }
}
