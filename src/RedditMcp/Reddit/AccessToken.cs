namespace RedditMcp.Reddit;

/// <summary>What opens Reddit's API for a while. Its value goes to the API host and nowhere else.</summary>
/// <param name="Value">The bearer token.</param>
/// <param name="RenewAt">When to get another: a while before Reddit stops taking it, so that none ends on its way.</param>
/// <param name="EndsAt">When Reddit stops taking it.</param>
internal sealed record AccessToken(string Value, DateTimeOffset RenewAt, DateTimeOffset EndsAt)
{
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(5);

    /// <summary>A token that Reddit takes for so long from now. It is renewed five minutes early, a short-lived one after half its life.</summary>
    public static AccessToken For(string value, TimeSpan life, DateTimeOffset now) =>
        new(value, now + (life > 2 * s_early ? life - s_early : life / 2), now + life);

    /// <summary>Keeps the value out of logs and debuggers.</summary>
    public override string ToString() => $"token to renew at {RenewAt:O}";
}
