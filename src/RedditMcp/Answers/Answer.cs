using System.Text.Json;
using RedditMcp.Answers.Model;

namespace RedditMcp.Answers;

/// <summary>An answer as it goes out.</summary>
/// <param name="Text">In words.</param>
/// <param name="Structured">The same items as JSON.</param>
/// <param name="Metadata">Where it came from, and what is missing.</param>
internal sealed record Answer(string Text, JsonElement Structured, AnswerMetadata Metadata);
