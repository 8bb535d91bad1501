using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>An account's profile and karma.</summary>
/// <param name="User">The account.</param>
internal sealed record AccountQuery(Username User) : RedditQuery<Account>
{
    /// <inheritdoc/>
    protected override string KeyTool => "user";

    /// <inheritdoc/>
    public override JsonTypeInfo<Account> Format => ContentJson.Compact.Account;

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => new("user_about", $"/user/{User}/about") { Subject = $"the account u/{User}" };

    /// <inheritdoc/>
    public override RedditResult<Account> Read(JsonElement answer) => AccountReader.ReadAbout(answer);

    /// <inheritdoc/>
    public override ContentKind KindOf(Account content, DateTimeOffset now) => ContentKind.UserProfile;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters().Add("username", User.Value).Add("part", "about");
}
