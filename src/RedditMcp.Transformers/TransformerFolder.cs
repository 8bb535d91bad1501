using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace RedditMcp.Transformers;

/// <summary>What a model's folder holds.</summary>
/// <param name="Model">The network.</param>
/// <param name="Vocabulary">Its pieces of words.</param>
/// <param name="IsLowerCase">Whether it knows no capitals.</param>
/// <param name="Weights">What each of its labels is worth, -1 to 1.</param>
internal sealed record TransformerFolder(string Model, string Vocabulary, bool IsLowerCase, IReadOnlyList<double> Weights)
{
    /// <summary>Reads it.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="read">What is there.</param>
    /// <param name="problem">What is missing.</param>
    public static bool TryRead(string folder, [NotNullWhen(true)] out TransformerFolder? read, [NotNullWhen(false)] out string? problem)
    {
        read = null;
        problem = Array.Find(["model.onnx", "vocab.txt", "config.json"], file => !File.Exists(Path.Combine(folder, file))) is { } missing
            ? $"{folder} {(Directory.Exists(folder) ? $"holds no {missing}" : "is no folder")}; it must hold model.onnx, vocab.txt and config.json."
            : null;
        if (problem is not null)
            return false;
        if (WeightsIn(Path.Combine(folder, "config.json")) is not { } weights)
        {
            problem = $"{Path.Combine(folder, "config.json")} must name its labels in id2label: negative, neutral and positive, or 1 to 5 stars.";
            return false;
        }

        read = new TransformerFolder(
            Path.Combine(folder, "model.onnx"), Path.Combine(folder, "vocab.txt"), IsLowerCaseIn(Path.Combine(folder, "tokenizer_config.json")), weights);
        return true;
    }

    private static double[]? WeightsIn(string file)
    {
        if (Read(file) is not { } config || !config.TryGetProperty("id2label", out var labels) || labels.ValueKind != JsonValueKind.Object)
            return null;
        var weights = labels.EnumerateObject()
            .Where(label => int.TryParse(label.Name, System.Globalization.CultureInfo.InvariantCulture, out _) && label.Value.ValueKind == JsonValueKind.String)
            .OrderBy(label => int.Parse(label.Name, System.Globalization.CultureInfo.InvariantCulture))
            .Select(label => WeightOf(label.Value.GetString()!)).ToArray();
        return weights.Length >= 2 && weights.All(weight => weight is not null) ? [.. weights.Select(weight => weight!.Value)] : null;
    }

    private static double? WeightOf(string label) => label.ToLowerInvariant() switch
    {
        var word when word.StartsWith("neg", StringComparison.Ordinal) => -1,
        var word when word.StartsWith("neu", StringComparison.Ordinal) => 0,
        var word when word.StartsWith("pos", StringComparison.Ordinal) => 1,
        [>= '1' and <= '5' and var stars, ..] => (stars - '3') / 2.0,
        _ => null,
    };

    private static bool IsLowerCaseIn(string file) =>
        !File.Exists(file) || Read(file) is not { } config || !config.TryGetProperty("do_lower_case", out var flag) || flag.ValueKind != JsonValueKind.False;

    private static JsonElement? Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
