using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers;

/// <summary>A pager for each kind of listing.</summary>
internal static class Pagers
{
    public static readonly Pager<PostPage, Post> Posts = new(page => page.Posts, page => page.After, post => post.Id, "t3_");

    public static readonly Pager<CommentPage, Comment> Comments =
        new(page => page.Comments, page => page.After, comment => comment.Id, "t1_");

    public static readonly Pager<CommunityPage, Community> Communities =
        new(page => page.Communities, page => page.After, community => community.Id ?? community.DisplayName, "t5_");

    public static readonly Pager<AccountPage, Account> Accounts =
        new(page => page.Accounts, page => page.After, account => account.Id ?? account.Name, "t2_");
}
