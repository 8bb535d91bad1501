using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>A page of accounts whose name or profile matches words.</summary>
/// <param name="Words">What to look for.</param>
/// <param name="After">The page's start; null for the first.</param>
internal sealed record AccountSearchQuery(string Words, string? After = null) : RedditQuery<AccountPage>, IPagedQuery<AccountPage>
{
    /// <inheritdoc/>
    protected override string KeyTool => "search";

    /// <inheritdoc/>
    public override JsonTypeInfo<AccountPage> Format => ContentJson.Compact.AccountPage;

    /// <inheritdoc/>
    public RedditQuery<AccountPage> Page(string? after) => this with { After = after };

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => new RedditRequest("users_search", "/users/search") { Subject = "accounts" }
        .With("q", Words).With("limit", "100").With("include_over_18", "1").With("after", After);

    /// <inheritdoc/>
    public override RedditResult<AccountPage> Read(JsonElement answer) => AccountReader.ReadPage(answer);

    /// <inheritdoc/>
    public override ContentKind KindOf(AccountPage content, DateTimeOffset now) => ContentKind.SearchHistorical;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters()
        .Add("query", Words).Add("type", "users").AddIfAny("after", After);
}
