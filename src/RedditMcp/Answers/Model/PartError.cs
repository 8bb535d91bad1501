namespace RedditMcp.Answers.Model;

/// <summary>Which part of an answer failed, beside the parts that did not.</summary>
/// <param name="Of">The post, account or community as it was asked for, or the part of it: <c>moderators</c>.</param>
/// <param name="Kind">The kind, in snake case.</param>
/// <param name="Message">What to do.</param>
internal sealed record PartError(string Of, string Kind, string Message);
