namespace RedditMcp.Tests.Harness;

/// <summary>What no answer, error or log line may hold.</summary>
internal static class Secrets
{
    public const string ClientSecret = "s3cret-of-the-client";
    public const string Password = "p4ssword-of-the-user";
    public const string RefreshToken = "r3fresh-of-the-user";
    public const string Token = "t0ken-of-the-hour";

    public static IReadOnlyList<string> All { get; } = [ClientSecret, Password, RefreshToken, Token, Basic];

    private static string Basic => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"test-client:{ClientSecret}"));
}
