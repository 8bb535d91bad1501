#pragma warning disable MA0048 // a type and its instances, as with Comparer and Comparer<T>

using RedditMcp.Answers.Text;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers;

/// <summary>How things of one kind are put in words, and where their text can be cut.</summary>
/// <param name="Write">The words for an item at a place of the list.</param>
/// <param name="LongText">The part of an item that can be cut; null where it has none.</param>
/// <param name="WithText">The item with another text in that part, and how many characters that leaves out.</param>
internal sealed record ItemText<TItem>(Func<int, TItem, string> Write, Func<TItem, string?> LongText, Func<TItem, string, int, TItem> WithText);

/// <summary>The words for each kind of thing that is listed.</summary>
internal static class ItemText
{
    public static ItemText<Post> Posts(DateTimeOffset now) => new(
        (number, post) => PostText.Item(number, post, now),
        post => post.Selftext,
        (post, text, cut) => post with { Selftext = text, SelftextCut = cut });

    public static ItemText<Comment> Comments(DateTimeOffset now) => new(
        (_, comment) => CommentText.Listed(comment, now),
        comment => comment.Body,
        (comment, text, cut) => comment with { Body = text, BodyCut = cut });

    public static ItemText<Community> Communities(DateTimeOffset now) => new(
        (number, community) => CommunityText.Item(number, community, now), _ => null, (community, _, _) => community);

    public static ItemText<Account> Accounts(DateTimeOffset now) => new(
        (number, account) => AccountText.Item(number, account, now), _ => null, (account, _, _) => account);

    public static ItemText<Rule> Rules { get; } = new(CommunityText.Of, _ => null, (rule, _, _) => rule);

    public static ItemText<Moderator> Moderators(DateTimeOffset now) => new(
        (_, moderator) => CommunityText.Of(moderator, now), _ => null, (moderator, _, _) => moderator);
}
