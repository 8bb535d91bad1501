using RedditMcp.Caching;

namespace RedditMcp.Answers;

/// <summary>What a caller wants of an answer, whatever it is about.</summary>
/// <param name="Ask">Who asks, and how fresh it must be.</param>
/// <param name="MaxTokens">How long its text may be, in estimated tokens.</param>
/// <param name="Now">When it is asked; ages are told at this time.</param>
/// <param name="Progress">Where to say how far it is.</param>
internal sealed record AnswerRequest(CacheAsk Ask, int MaxTokens, DateTimeOffset Now, AnswerProgress Progress);
