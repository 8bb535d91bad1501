namespace RedditMcp.Answers.Model;

/// <summary>How many items are in a language.</summary>
/// <param name="Language">Its ISO 639-1 code.</param>
/// <param name="Items">How many.</param>
internal sealed record LanguageCount(string Language, int Items);
