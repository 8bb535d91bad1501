namespace RedditMcp.Caching.Purging;

/// <summary>Which purges this process knew of, for what is fetched from then on.</summary>
/// <param name="Hot">How many had gone through its memory.</param>
/// <param name="Notices">Up to where it had followed the notices.</param>
internal readonly record struct PurgeMark(int Hot, string? Notices);
