using System.Text.RegularExpressions;
using RedditMcp.Budget.Users;

namespace RedditMcp.Tests.Budget.Users;

public sealed partial class ApiKeySecretTests
{
    [Fact]
    public void A_key_is_known_by_its_beginning_and_no_two_are_alike()
    {
        var keys = Enumerable.Range(0, 100).Select(_ => ApiKeySecret.Make()).ToList();

        keys.ShouldAllBe(key => Form().IsMatch(key));
        keys.Distinct(StringComparer.Ordinal).Count().ShouldBe(keys.Count);
    }

    /// <summary>Keys that were handed out must be known after an update too: <c>printf rmcp_000... | sha256sum</c>.</summary>
    [Fact]
    public void It_is_kept_as_its_sha_256() =>
        ApiKeySecret.HashOf("rmcp_" + new string('0', 43)).ShouldBe("14c5f132f6843e11de4e3e1e576b8ade418ef456520b876761e700b38823e901");

    [GeneratedRegex("^rmcp_[0-9A-Za-z]{43}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
