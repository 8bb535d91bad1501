using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedditMcp.Insights.Sentiment;
using RedditMcp.Insights.Sentiment.Models;
using RedditMcp.Tests.Harness;
using RedditMcp.Transformers;

namespace RedditMcp.Tests.Transformers;

/// <summary>A model in a folder of the operator's, and what is said of a folder that holds none.</summary>
public sealed class TransformerTests : IDisposable
{
    private static readonly string[] s_vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "good", "bad", "game"];
    private readonly TemporaryFolder _folder = new();

    public TransformerTests() => Write(["NEGATIVE", "POSITIVE"], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -9, 9, 9, -9, 0, 0]);

    [Fact]
    public void It_rates_by_its_network_and_labels()
    {
        using var provider = Provide();
        var model = provider.GetRequiredService<IEnumerable<ISentimentModel>>().ShouldHaveSingleItem();

        model.Name.ShouldBe("tiny-bert");
        model.Rate("Good game").Label.ShouldBe(SentimentLabel.Positive);
        model.Rate("a bad, bad game").Label.ShouldBe(SentimentLabel.Negative);
        model.Rate("").Compound.ShouldBe(0, 0.001);
        model.Rate(string.Concat(Enumerable.Repeat("good ", 5000))).Compound.ShouldBeGreaterThan(0.9);
        model.Reads("en").ShouldBeTrue();
        model.Reads("de").ShouldBeFalse();
    }

    [Fact]
    public void Stars_are_weighed_by_their_distance_from_the_middle()
    {
        Write(["1 star", "2 stars", "3 stars", "4 stars", "5 stars"], [.. Enumerable.Repeat(0f, 5 * 5), 0, 0, 0, 0, 60, 60, 0, 0, 0, 0, 0, 0, 60, 0, 0]);
        using var provider = Provide();
        var model = provider.GetRequiredService<ISentimentModel>();

        model.Rate("good").Compound.ShouldBe(1, 0.001);
        model.Rate("bad").Compound.ShouldBe(-1, 0.001);
        model.Rate("game").Compound.ShouldBe(0, 0.001);
    }

    [Theory]
    [InlineData("model.onnx", null, "holds no model.onnx")]
    [InlineData("vocab.txt", null, "holds no vocab.txt")]
    [InlineData("config.json", "{}", "id2label")]
    [InlineData("config.json", """{"id2label":{"0":"LABEL_0","1":"LABEL_1"}}""", "id2label")]
    [InlineData("config.json", """{"id2label":{"0":"negative","1":"neutral","2":"positive"}}""", "2 labels, config.json names 3")]
    [InlineData("config.json", "not json", "id2label")]
    [InlineData("model.onnx", "garbage", "does not hold a model that works")]
    public void A_folder_that_does_not_hold_a_model_stops_the_start_in_one_line(string file, string? content, string told)
    {
        var path = Path.Combine(_folder.Path, file);
        File.Delete(path);
        if (content is not null)
            File.WriteAllText(path, content);

        var line = Should.Throw<OptionsValidationException>(() => Provide()).Failures.ShouldHaveSingleItem();
        line.ShouldContain(told);
        line.ShouldStartWith("Sentiment:ModelFolder");
        line.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("default")]
    [InlineData("no good")]
    public void A_name_that_cannot_be_asked_for_is_refused(string name) =>
        Should.Throw<OptionsValidationException>(() => Provide(("Sentiment:ModelName", name))).Message.ShouldContain("Sentiment:ModelName");

    [Fact]
    public void Without_a_folder_there_is_no_model()
    {
        using var provider = Provide(("Sentiment:ModelFolder", ""));

        provider.GetServices<ISentimentModel>().ShouldBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private ServiceProvider Provide(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new (string Key, string Value)[] { ("Sentiment:ModelFolder", _folder.Path), ("Sentiment:ModelName", "Tiny-BERT") }.Concat(settings)
                .GroupBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Last().Value))).Build();
        var provider = new ServiceCollection().AddTransformer(configuration).BuildServiceProvider();
        _ = provider.GetRequiredService<IOptions<TransformerOptions>>().Value;
        return provider;
    }

    private void Write(string[] labels, float[] table)
    {
        File.WriteAllLines(Path.Combine(_folder.Path, "vocab.txt"), s_vocabulary);
        var names = string.Join(',', labels.Select((label, i) => $"\"{i}\":\"{label}\""));
        File.WriteAllText(Path.Combine(_folder.Path, "config.json"), "{\"id2label\":{" + names + "}}");
        File.WriteAllBytes(Path.Combine(_folder.Path, "model.onnx"), TinyNetwork.Write(labels.Length, table));
    }
}
