namespace RedditMcp.Caching.Cold;

/// <summary>The members of trimmed content that say what a thing is and whose.</summary>
internal enum ThingMember
{
    Other,
    Post,
    Posts,
    CrosspostParentList,
    Comments,
    Replies,
    Accounts,
    Moderators,
    Communities,
    Id,
    PostId,
    Author,
    Name,
    DisplayName,
    ContentMd,
    RevisionBy,
    Subreddit,
    Text,
    RemovedByCategory,
    LinkId,
    LinkTitle,
}
