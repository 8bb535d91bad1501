namespace RedditMcp.Queries;

/// <summary>What a thing is called in a call that asks for many.</summary>
/// <param name="By">The sort of name.</param>
/// <param name="Value">The name, lower case.</param>
internal readonly record struct LookupName(LookupBy By, string Value);
