using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;
using RedditMcp.Insights.Sentiment;
using RedditMcp.Insights.Sentiment.Models;

namespace RedditMcp.Transformers;

/// <summary>A classifier of the BERT family that the operator installed.</summary>
internal sealed class TransformerModel : ISentimentModel, IDisposable
{
    /// <summary>The family reads no further.</summary>
    private const int MostTokens = 512;

    private readonly InferenceSession _session;
    private readonly BertTokenizer _tokenizer;
    private readonly IReadOnlyList<double> _weights;
    private readonly HashSet<string> _languages;

    private TransformerModel(string name, InferenceSession session, BertTokenizer tokenizer, IReadOnlyList<double> weights, HashSet<string> languages)
    {
        Name = name;
        _session = session;
        _tokenizer = tokenizer;
        _weights = weights;
        _languages = languages;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Method => $"a transformer the operator installed; reads the first {MostTokens} tokens of a text";

    /// <inheritdoc/>
    public string ConfidenceMeaning => "the probability the transformer itself gives its label";

    /// <inheritdoc/>
    public bool IsSlow => true;

    /// <summary>Loads it.</summary>
    /// <exception cref="InvalidOperationException">The folder does not hold what it must.</exception>
    public static TransformerModel Load(TransformerOptions options)
    {
        if (!TransformerFolder.TryRead(options.ModelFolder!, out var folder, out var problem))
            throw new InvalidOperationException(problem);
        var tokenizer = BertTokenizer.Create(folder.Vocabulary, new BertOptions { LowerCaseBeforeTokenization = folder.IsLowerCase });
        var languages = options.Languages.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new TransformerModel(options.NameInUse, new InferenceSession(folder.Model), tokenizer, folder.Weights, languages);
    }

    /// <inheritdoc/>
    public bool Reads(string language) => _languages.Contains(language);

    /// <inheritdoc/>
    public double ConfidenceIn(SentimentScore score) => Math.Max(score.Neutral, Math.Max(score.Positive, score.Negative));

    /// <inheritdoc/>
    public SentimentScore RatePart(string sentence, SentimentScore whole) => whole;

    /// <inheritdoc/>
    public SentimentScore Rate(string text)
    {
        var ids = _tokenizer.EncodeToIds(PlainText.Of(text), MostTokens, out _, out _).Select(id => (long)id).ToArray();
        var shape = new long[] { 1, ids.Length };
        using var tokens = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var attention = OrtValue.CreateTensorValueFromMemory(Enumerable.Repeat(1L, ids.Length).ToArray(), shape);
        using var segments = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
        var inputs = _session.InputNames.ToDictionary(name => name, name => name switch
        {
            "attention_mask" => attention,
            "token_type_ids" => segments,
            _ => tokens,
        }, StringComparer.Ordinal);
        using var options = new RunOptions();
        using var outputs = _session.Run(options, inputs, [_session.OutputNames[0]]);
        return ScoreOf(outputs[0].GetTensorDataAsSpan<float>());
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private SentimentScore ScoreOf(ReadOnlySpan<float> logits)
    {
        if (logits.Length != _weights.Count)
            throw new InvalidOperationException($"the network has {logits.Length} labels, config.json names {_weights.Count}");
        var most = logits[0];
        foreach (var logit in logits)
            most = Math.Max(most, logit);
        double total = 0, compound = 0, positive = 0, negative = 0;
        for (var label = 0; label < logits.Length; label++)
        {
            var odds = Math.Exp(logits[label] - most);
            total += odds;
            compound += odds * _weights[label];
            positive += _weights[label] > 0 ? odds : 0;
            negative += _weights[label] < 0 ? odds : 0;
        }

        return new SentimentScore(Math.Round(compound / total, 4), positive / total, (total - positive - negative) / total, negative / total);
    }
}
