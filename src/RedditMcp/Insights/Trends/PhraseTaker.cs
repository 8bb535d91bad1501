namespace RedditMcp.Insights.Trends;

/// <summary>Takes a phrase of a title.</summary>
/// <param name="key">What is equal for all its forms; belongs to the giver.</param>
/// <param name="shape">Where it stands.</param>
internal delegate void PhraseTaker(ReadOnlySpan<char> key, PhraseShape shape);
