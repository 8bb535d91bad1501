namespace RedditMcp.Reddit;

/// <summary>What opens Reddit's API for a while. Its value goes to the API host and nowhere else.</summary>
/// <param name="Value">The bearer token.</param>
/// <param name="ExpiresAt">When Reddit stops taking it.</param>
internal sealed record AccessToken(string Value, DateTimeOffset ExpiresAt)
{
    /// <summary>Keeps the value out of logs and debuggers.</summary>
    public override string ToString() => $"token until {ExpiresAt:O}";
}
