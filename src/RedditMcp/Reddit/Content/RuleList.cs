namespace RedditMcp.Reddit.Content;

/// <summary>A community's rules.</summary>
internal sealed record RuleList(IReadOnlyList<Rule> Rules);
