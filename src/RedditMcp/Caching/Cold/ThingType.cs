namespace RedditMcp.Caching.Cold;

/// <summary>What a thing in a body is.</summary>
internal enum ThingType
{
    Post,
    Comment,

    /// <summary>An account, or a moderator, who is one.</summary>
    Account,
    Community,
    WikiPage,

    /// <summary>Where a share link leads.</summary>
    Link,
}
