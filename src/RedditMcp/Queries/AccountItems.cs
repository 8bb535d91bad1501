using RedditMcp.Reddit;

namespace RedditMcp.Queries;

/// <summary>What an account's posts and its comments are asked by.</summary>
internal static class AccountItems
{
    public static RedditRequest Request(string part, Username user, UserSort sort, TimeFilter time, string? after) =>
        new RedditRequest($"user_{part}", $"/user/{user}/{part}") { Subject = $"the account u/{user}" }
            .With("sort", sort.Spell()).With("t", IfHeeded(sort, time)).With("limit", "100").With("after", after);

    public static KeyParameters Parameters(string part, Username user, UserSort sort, TimeFilter time, string? after) =>
        new KeyParameters().Add("username", user.Value).Add("part", part).Add("sort", sort.Spell())
            .AddIfAny("time_filter", IfHeeded(sort, time)).AddIfAny("after", after);

    private static string? IfHeeded(UserSort sort, TimeFilter time) =>
        sort is UserSort.Top or UserSort.Controversial ? time.Spell() : null;
}
