using RedditMcp.Budget.Ledgers;
using RedditMcp.Reddit;

namespace RedditMcp.Budget.Credentials;

/// <summary>The keys there are, the free ones first.</summary>
/// <param name="all">In the order of the settings.</param>
internal sealed class CredentialPool(IEnumerable<Credential> all)
{
    /// <summary>All, the free ones first.</summary>
    public IReadOnlyList<Credential> All { get; } = [.. all.OrderBy(credential => credential.IsPaid)];

    /// <summary>The first that Reddit takes, or the first; null when none is set.</summary>
    public Credential? Primary => All.FirstOrDefault(credential => credential.Trouble is null) ?? (All.Count > 0 ? All[0] : null);

    /// <summary>How far all windows together are used, in calls a minute of a key that has a hundred.</summary>
    public double Load
    {
        get
        {
            var readings = All.Where(credential => !credential.IsPaid).Select(credential => credential.Quota.Reading).ToArray();
            var capacity = readings.Sum(reading => reading.Limit) / RedditClock.Window.TotalMinutes;
            return capacity > 0 ? readings.Sum(reading => reading.Rate) * 100 / capacity : 0;
        }
    }

    /// <summary>Calls left of all keys: by Reddit's word, and by our count of free keys it has not told of; null before its first answer in this window.</summary>
    public int? Remaining
    {
        get
        {
            var (sum, isTold) = (0, false);
            foreach (var credential in All)
            {
                var told = credential.Quota.Remaining;
                isTold |= told is not null;
                sum += told ?? (credential.IsPaid ? 0 : credential.Quota.Reading.Left);
            }

            return isTold ? sum : null;
        }
    }

    /// <summary>Whether Reddit takes none of the keys.</summary>
    public bool IsRefused => All.Count > 0 && All.All(credential => credential.Trouble is { Kind: RedditErrorKind.Unauthorized });

    /// <summary>When the windows end.</summary>
    public DateTimeOffset? ResetsAt => Primary?.Quota.Reading.ResetsAt;

    /// <summary>Makes the keys of the settings.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="tokens">Makes a key's token source.</param>
    /// <param name="quota">Makes a key's quota.</param>
    /// <param name="time">When a key is tried again.</param>
    public static CredentialPool Make(
        RedditOptions options, Func<CredentialOptions, TokenSource> tokens, Func<CredentialOptions, KeyQuota> quota, TimeProvider time) => new(
        options.AllCredentials.Select(named => new Credential(named.Name, named.Options, tokens(named.Options), quota(named.Options), time)));
}
