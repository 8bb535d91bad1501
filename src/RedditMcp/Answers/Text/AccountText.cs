using System.Globalization;
using System.Text;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Text;

/// <summary>Puts an account in few words.</summary>
internal static class AccountText
{
    /// <summary>An account as an item of search results.</summary>
    public static string Item(int number, Account account, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{number}. ");
        Write(text, account, now);
        return text.ToString();
    }

    /// <summary>An account at the head of what it wrote.</summary>
    public static string Whole(Account account, DateTimeOffset now)
    {
        var text = new StringBuilder("# ");
        Write(text, account, now);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Account account, DateTimeOffset now)
    {
        text.Append("u/").Append(Wording.Line(account.Name)).Append('\n').AppendJoin(", ", Facts(account, now)).Append('\n');
        if (account.PublicDescription is { } description)
            Wording.Quote(text, description, "");
    }

    private static IEnumerable<string> Facts(Account account, DateTimeOffset now)
    {
        if (account.TotalKarma is { } total)
            yield return string.Create(CultureInfo.InvariantCulture, $"{total} karma");
        yield return string.Create(CultureInfo.InvariantCulture, $"{account.LinkKarma ?? 0} by posts, {account.CommentKarma ?? 0} by comments");
        if (account.CreatedUtc is { } created)
            yield return Wording.Age(created, now) + " old";
        if (account.IsEmployee)
            yield return "Reddit employee";
        if (account.IsMod)
            yield return "moderator";
        if (account.IsGold)
            yield return "premium";
        if (account.HasVerifiedEmail)
            yield return "verified e-mail";
        if (account.Over18)
            yield return "NSFW profile";
    }
}
