using System.Globalization;
using Microsoft.Extensions.Options;
using RedditMcp.Budget.Credentials;
using RedditMcp.Reddit;

namespace RedditMcp.Server.Health;

/// <summary>Tells whether Reddit can be asked, and what to do when it cannot.</summary>
/// <param name="options">Whether there are credentials.</param>
/// <param name="lastProbe">Whether Reddit takes them.</param>
/// <param name="credentials">Whether there is quota left.</param>
/// <param name="clock">How long a caller waits.</param>
internal sealed class RedditReadiness(IOptions<RedditOptions> options, LastProbe lastProbe, CredentialPool credentials, TimeProvider clock)
{
    // Platforms give a probe about a second; an answer that takes longer is there for the next one.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(800);

    public async Task<HealthReport> ReportAsync(CancellationToken cancellationToken)
    {
        var reddit = options.Value;
        if (!reddit.HasCredentials)
            return Report(HealthStatus.Unready, RedditErrors.HowToGetAccess);

        RedditError? trouble;
        try
        {
            trouble = await lastProbe.GetAsync().WaitAsync(s_patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return Report(HealthStatus.Degraded, "Reddit has not answered the first check yet. Ask again in a few seconds.");
        }

        // What is cached is still served while Reddit is down or the quota is spent; without access there is nothing to cache.
        return trouble?.Kind switch
        {
            null when credentials.IsRefused => Report(HealthStatus.Unready, credentials.Primary!.Trouble!.Message),
            null when QuotaIsSpent() => Report(HealthStatus.Degraded, DescribeQuota()),
            null when Absent() is { } absent => Report(HealthStatus.Degraded, absent),
            null => Report(HealthStatus.Ready),
            RedditErrorKind.Unauthorized or RedditErrorKind.Blocked => Report(HealthStatus.Unready, trouble.Message),
            _ => Report(HealthStatus.Degraded, trouble.Message),
        };
    }

    private bool QuotaIsSpent() => credentials.Remaining < 1;

    private string? Absent() => credentials.All.Where(credential => credential.Trouble is { Kind: RedditErrorKind.Unauthorized }).Select(credential => credential.Name).ToArray() is { Length: > 0 } names
        ? $"Reddit refuses {(names.Length == 1 ? "the key" : "the keys")} {string.Join(", ", names)}; the others are used. Run reddit-mcp doctor."
        : null;

    private string DescribeQuota() =>
        string.Create(CultureInfo.InvariantCulture, $"Reddit's quota is spent until {credentials.ResetsAt:u}; what is cached is served.");

    private HealthReport Report(HealthStatus status, params string[] reasons) =>
        new(status, options.Value.IsRealReddit ? "reddit" : "simulator", reasons);
}
