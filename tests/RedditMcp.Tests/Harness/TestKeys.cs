using RedditMcp.Budget;
using RedditMcp.Budget.Credentials;
using RedditMcp.Budget.Ledgers;
using RedditMcp.Reddit;

namespace RedditMcp.Tests.Harness;

/// <summary>Keys that ask nobody for tokens, with ledgers of their own.</summary>
internal static class TestKeys
{
    /// <summary>A pool of as many keys as there are options; one plain key where none are given.</summary>
    public static CredentialPool Pool(TimeProvider time, params CredentialOptions[] keys) =>
        Pool(time, new BudgetOptions(), keys);

    /// <summary>The same with settings of the budget.</summary>
    public static CredentialPool Pool(TimeProvider time, BudgetOptions budget, params CredentialOptions[] keys)
    {
        var options = new RedditOptions { ClientId = keys.Length == 0 ? "test-client" : null, Credentials = [.. keys] };
        var clock = new RedditClock(time);
        return CredentialPool.Make(
            options,
            credential => new TokenSource(new NoClients(), new TokenGrant(options, credential), time),
            credential => new KeyQuota(WindowPlan.Of(budget, credential.MonthlyCalls), new LocalLedger(), clock, time),
            time);
    }

    private sealed class NoClients : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => throw new InvalidOperationException("No test asks for tokens here.");
    }
}
