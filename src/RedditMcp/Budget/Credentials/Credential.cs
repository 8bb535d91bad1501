using RedditMcp.Budget.Ledgers;
using RedditMcp.Reddit;

namespace RedditMcp.Budget.Credentials;

/// <summary>A key: its tokens, its quota, and whether Reddit takes it.</summary>
/// <param name="name">What metrics, health and doctor call it; never the client id.</param>
/// <param name="options">Its price.</param>
/// <param name="tokens">Where its tokens come from.</param>
/// <param name="quota">What it may spend.</param>
/// <param name="time">When it is tried again.</param>
internal sealed class Credential(string name, CredentialOptions options, TokenSource tokens, KeyQuota quota, TimeProvider time)
{
    private static readonly TimeSpan s_firstRest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_shortRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestRest = TimeSpan.FromMinutes(10);

    private volatile Absence? _absence;

    /// <summary>What metrics, health and doctor call it.</summary>
    public string Name => name;

    /// <summary>Whether its calls cost money.</summary>
    public bool IsPaid => options.Paid;

    /// <summary>Where its tokens come from.</summary>
    public TokenSource Tokens => tokens;

    /// <summary>What it may spend.</summary>
    public KeyQuota Quota => quota;

    /// <summary>What its calls of this month cost, in US dollars.</summary>
    public double MonthCost => IsPaid ? quota.Reading.MonthCalls * options.PricePerThousand / 1000 : 0;

    /// <summary>Why it is set aside; null while it is not.</summary>
    public RedditError? Trouble => _absence?.Error;

    /// <summary>For how long it is still left alone.</summary>
    public TimeSpan Rest => _absence is { } absence && absence.Until - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Asks its ledger for a call.</summary>
    /// <returns>What the ledger says, and the call where it grants it.</returns>
    public async ValueTask<(LedgerReply Reply, CallPermit? Permit)> AskAsync(CallPriority priority)
    {
        var (reply, ticket) = await quota.TakeAsync(isBackground: priority is not CallPriority.Interactive);
        return (reply, ticket is null ? null : new CallPermit(this, ticket, priority));
    }

    /// <summary>Leaves it alone: refused, for a while that is longer each time in a row; where Reddit said when to come back, until then; else for a moment.</summary>
    public void SetAside(RedditError error)
    {
        var rest = error switch
        {
            { Kind: RedditErrorKind.Unauthorized } => _absence is { Error.Kind: RedditErrorKind.Unauthorized } before ? before.Length * 2 : s_firstRest,
            { Kind: RedditErrorKind.RateLimited, RetryAfter: { } wait } => wait,
            _ => s_shortRest,
        };
        rest = rest > s_longestRest ? s_longestRest : rest;
        _absence = new Absence(error, rest, time.GetUtcNow() + rest);
    }

    /// <summary>Reddit takes it.</summary>
    public void Restore() => _absence = null;

    private sealed record Absence(RedditError Error, TimeSpan Length, DateTimeOffset Until);
}
