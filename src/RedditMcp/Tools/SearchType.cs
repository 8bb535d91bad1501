namespace RedditMcp.Tools;

/// <summary>What is searched for.</summary>
internal enum SearchType
{
    Posts,
    Communities,
    Users,
}
