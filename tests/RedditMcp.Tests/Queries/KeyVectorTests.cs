using System.Text.Json;
using RedditMcp.Queries;

namespace RedditMcp.Tests.Queries;

public sealed class KeyVectorTests
{
    [Theory]
    [MemberData(nameof(Keys))]
    public void A_published_vector_has_its_canonical_form_and_its_key(string tool, string parameters, string canonical, string key)
    {
        using var json = JsonDocument.Parse(parameters);

        CanonicalJson.Of(json.RootElement).ShouldBe(canonical);
        CacheKey.Of(tool, json.RootElement).Name.ShouldBe(key);
    }

    [Theory]
    [MemberData(nameof(Sentiment))]
    public void A_published_sentiment_vector_has_its_key(string text, string model, string key) =>
        CacheKey.OfSentiment(text, model).ShouldBe(key);

    public static TheoryData<string, string, string, string> Keys()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var vector in Vectors.GetProperty("keys").EnumerateArray())
        {
            data.Add(
                vector.GetProperty("tool").GetString()!,
                vector.GetProperty("params").GetRawText(),
                vector.GetProperty("canonical").GetString()!,
                vector.GetProperty("key").GetString()!);
        }

        return data;
    }

    public static TheoryData<string, string, string> Sentiment()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var vector in Vectors.GetProperty("sentiment").EnumerateArray())
            data.Add(vector.GetProperty("text").GetString()!, vector.GetProperty("model").GetString()!, vector.GetProperty("key").GetString()!);
        return data;
    }

    private static JsonElement Vectors
    {
        get
        {
            using var stream = typeof(KeyVectorTests).Assembly.GetManifestResourceStream("key-vectors.json")!;
            using var json = JsonDocument.Parse(stream);
            return json.RootElement.Clone();
        }
    }
}
