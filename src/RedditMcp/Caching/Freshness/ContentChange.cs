using RedditMcp.Reddit.Content;

namespace RedditMcp.Caching.Freshness;

/// <summary>
/// How much of a content is new to somebody who read what was there before. Scores, karma and counts always move and do not count: what matters is
/// what there is to read.
/// </summary>
internal static class ContentChange
{
    /// <summary>What readers look at: of a longer list only its beginning counts.</summary>
    private const int Looked = 25;

    /// <summary>The share that is new, 0 to 1; of what is no list, 1 when anything is.</summary>
    /// <param name="before">What was there.</param>
    /// <param name="after">What is there; it differs in something.</param>
    public static double Of<TContent>(TContent before, TContent after)
        where TContent : class => (before, after) switch
        {
            (IItemList old, IItemList list) => OfLists(old.ItemIds, list.ItemIds),
            (PostPage old, PostPage page) => OfLists(old.Posts.Select(post => post.Id), page.Posts.Select(post => post.Id)),
            (ThreadPage old, ThreadPage page) => OfLists(old.Comments.Select(comment => comment.Id), page.Comments.Select(comment => comment.Id)),
            (CommentPage old, CommentPage page) => OfLists(old.Comments.Select(comment => comment.Id), page.Comments.Select(comment => comment.Id)),
            (Community old, Community community) => OfFacts(old with { Subscribers = null, ActiveUserCount = null }, community with { Subscribers = null, ActiveUserCount = null }),
            (Account old, Account account) => OfFacts(Lasting(old), Lasting(account)),
            _ => 1,
        };

    private static double OfLists(IEnumerable<string> before, IEnumerable<string> after)
    {
        var known = before.ToHashSet(StringComparer.Ordinal);
        var looked = after.Take(Looked).ToArray();
        if (looked.Length == 0)
            return known.Count == 0 ? 0 : 1;
        return looked.Count(id => !known.Contains(id)) / (double)looked.Length;
    }

    private static double OfFacts<TFacts>(TFacts before, TFacts after)
        where TFacts : class => before.Equals(after) ? 0 : 1;

    private static Account Lasting(Account account) =>
        account with { LinkKarma = null, CommentKarma = null, TotalKarma = null, AccountAgeDays = null };
}
