#pragma warning disable MA0048 // a type and its instances, as with Comparer and Comparer<T>

using RedditMcp.Answers.Model;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers;

/// <summary>How one kind of thing is listed.</summary>
/// <param name="Noun">What one of them is called.</param>
/// <param name="Pager">Reads the pages.</param>
/// <param name="Words">Puts them in words.</param>
/// <param name="IsNsfw">Whether one is marked not safe for work.</param>
/// <param name="Put">Puts them in an answer.</param>
internal sealed record ListingKind<TPage, TItem>(
    string Noun,
    Pager<TPage, TItem> Pager,
    Func<DateTimeOffset, ItemText<TItem>> Words,
    Func<TItem, bool> IsNsfw,
    Func<IReadOnlyList<TItem>, ListingAnswer> Put)
    where TPage : class;

/// <summary>The kinds of things that are listed.</summary>
internal static class ListingKind
{
    public static ListingKind<PostPage, Post> Posts { get; } = new(
        "post", Pagers.Posts, ItemText.Posts, post => post.Over18, posts => new() { Posts = posts });

    public static ListingKind<CommunityPage, Community> Communities { get; } = new(
        "community", Pagers.Communities, ItemText.Communities, community => community.Over18,
        communities => new() { Communities = communities });

    public static ListingKind<AccountPage, Account> Accounts { get; } = new(
        "user", Pagers.Accounts, ItemText.Accounts, account => account.Over18, users => new() { Users = users });
}
