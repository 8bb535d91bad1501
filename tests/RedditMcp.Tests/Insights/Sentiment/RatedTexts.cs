using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Sentiment;

/// <summary>
/// Recorded comments and titles that a person rated: <c>ratings.tsv</c> names them by the first 16 digits of their SHA-256, because the texts are
/// their authors' and stay with the recordings.
/// </summary>
internal static class RatedTexts
{
    private static readonly Lazy<IReadOnlyList<RatedText>> s_all = new(Read);

    /// <summary>The texts of a half: <c>tuned</c>, which the rules were written with, or <c>kept</c>, which was not looked at.</summary>
    public static IReadOnlyList<RatedText> Of(string half) => [.. s_all.Value.Where(text => text.Half == half)];

    private static List<RatedText> Read()
    {
        _ = Recordings.Folder;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var recording in Recordings.All.Where(recording => recording.IsJson))
            Collect(recording.Body, texts);
        return
        [
            .. Ratings().Select(line => line.Split('\t'))
                .Where(parts => texts.ContainsKey(parts[0]))
                .Select(parts => new RatedText(texts[parts[0]], parts[1], parts[2])),
        ];
    }

    private static IEnumerable<string> Ratings()
    {
        using var stream = typeof(RatedTexts).Assembly.GetManifestResourceStream("ratings.tsv")!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
            yield return line;
    }

    private static void Collect(JsonElement node, Dictionary<string, string> texts)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in node.EnumerateObject())
                {
                    if (member.Name is "body" or "title" && member.Value.ValueKind == JsonValueKind.String)
                        Add(member.Value.GetString()!, texts);
                    else
                        Collect(member.Value, texts);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in node.EnumerateArray())
                    Collect(item, texts);
                break;
            default:
                break;
        }
    }

    private static void Add(string recorded, Dictionary<string, string> texts)
    {
        var text = RedditMarkup.Decode(recorded);
        texts[Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8))] = text;
    }
}
