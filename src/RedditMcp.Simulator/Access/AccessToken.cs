namespace RedditMcp.Simulator.Access;

internal sealed record AccessToken(string Text, string ClientId, DateTimeOffset ExpiresAt);
