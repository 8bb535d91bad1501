namespace RedditMcp.Transformers;

/// <summary>A transformer that rates texts beside the default model. Section <c>Sentiment</c> of the configuration.</summary>
public sealed class TransformerOptions
{
    /// <summary>The section these options are bound to.</summary>
    public const string Section = "Sentiment";

    /// <summary>
    /// The folder it is in: <c>model.onnx</c>, <c>vocab.txt</c> (WordPiece, as BERT and its kin have it) and <c>config.json</c> with
    /// <c>id2label</c>. Default: none; nothing is ever downloaded.
    /// </summary>
    public string? ModelFolder { get; set; }

    /// <summary>What the <c>model</c> argument calls it. Default: the name of the folder.</summary>
    public string? ModelName { get; set; }

    /// <summary>The languages it reads, as ISO 639-1 codes joined with commas.</summary>
    public string Languages { get; set; } = "en";

    /// <summary>The name it goes by.</summary>
    internal string NameInUse => (ModelName ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(ModelFolder ?? ""))).ToLowerInvariant();
}
