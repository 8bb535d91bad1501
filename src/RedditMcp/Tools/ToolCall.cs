using System.Text.Json;
using RedditMcp.Answers;
using RedditMcp.Budget.Users;

namespace RedditMcp.Tools;

/// <summary>A call of a tool.</summary>
/// <param name="Arguments">Its arguments as they came; null for none.</param>
/// <param name="Caller">Who calls.</param>
/// <param name="Progress">Where to say how far the answer is.</param>
internal sealed record ToolCall(IDictionary<string, JsonElement>? Arguments, Caller Caller, AnswerProgress Progress);
