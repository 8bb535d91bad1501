using System.Text.Json;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Reddit.Trimming;

/// <summary>Keeps of an account what matters.</summary>
internal static class AccountReader
{
    /// <summary>Reads <c>/user/{name}/about</c>, which says of a suspended account only that.</summary>
    public static RedditResult<Account> ReadAbout(JsonElement answer)
    {
        var data = answer.Member("data");
        if (data.Flag("is_suspended"))
            return RedditErrors.Suspended(data.Text("name"));
        return Read(data) is { } account ? account : RedditErrors.Unreadable("an account");
    }

    /// <summary>Reads a listing of accounts.</summary>
    public static RedditResult<AccountPage> ReadPage(JsonElement listing) => listing.IsKind("Listing")
        ? new AccountPage([.. listing.Children("t2").Select(Read).OfType<Account>()], listing.After())
        : RedditErrors.Unreadable("a listing of accounts");

    private static Account? Read(JsonElement account) => account.Text("name") is not { } name
        ? null
        : new Account
        {
            Name = name,
            Id = account.Text("id"),
            LinkKarma = account.Integer("link_karma"),
            CommentKarma = account.Integer("comment_karma"),
            TotalKarma = account.Integer("total_karma"),
            CreatedUtc = account.Number("created_utc"),
            PublicDescription = account.Member("subreddit").Text("public_description"),
            IsEmployee = account.Flag("is_employee"),
            IsMod = account.Flag("is_mod"),
            IsGold = account.Flag("is_gold"),
            Verified = account.Flag("verified"),
            HasVerifiedEmail = account.Flag("has_verified_email"),
            Over18 = account.Member("subreddit").Flag("over_18"),
        };
}
