using Microsoft.Extensions.Options;
using RedditMcp.Insights.Sentiment.Models;

namespace RedditMcp.Transformers;

/// <summary>Refuses a model that would not work, before anybody asks it.</summary>
internal sealed class TransformerOptionsValidator : IValidateOptions<TransformerOptions>
{
    private const int LongestName = 40;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TransformerOptions options)
    {
        if (options.ModelFolder is not { Length: > 0 } folder)
            return ValidateOptionsResult.Success;
        var called = options.NameInUse;
        if (called.Length is 0 or > LongestName || called == LexiconModel.DefaultName || !called.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            return ValidateOptionsResult.Fail($"Sentiment:ModelName: '{called}' must be 1 to {LongestName} letters, digits, dots and dashes, and not '{LexiconModel.DefaultName}'.");
        return TransformerFolder.TryRead(folder, out _, out var problem) ? TryLoad(options) : ValidateOptionsResult.Fail($"Sentiment:ModelFolder: {problem}");
    }

    private static ValidateOptionsResult TryLoad(TransformerOptions options)
    {
        try
        {
            using var model = TransformerModel.Load(options);
            model.Rate("A text to see whether it works.");
            return ValidateOptionsResult.Success;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return ValidateOptionsResult.Fail($"Sentiment:ModelFolder: {options.ModelFolder} does not hold a model that works ({Line(failure.Message)}).");
        }
    }

    private static string Line(string message) => message.ReplaceLineEndings(" ").Trim();
}
