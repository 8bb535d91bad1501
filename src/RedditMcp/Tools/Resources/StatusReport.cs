using System.Globalization;
using System.Text;
using RedditMcp.Budget.Credentials;
using RedditMcp.Caching.Hot;
using RedditMcp.Caching.Warm;
using RedditMcp.Reddit;

namespace RedditMcp.Tools.Resources;

/// <summary>Says how the server is: what a model can tell its user who asks why there is no answer.</summary>
internal sealed class StatusReport(RedditHealth health, CredentialPool credentials, HotTier hot, IWarmTier warm, TimeProvider time)
{
    /// <summary>Writes the report. It goes to callers, so that it does not say where things are.</summary>
    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var store = await warm.StatusAsync(cancellationToken);
        var text = new StringBuilder();
        text.Append("credentials: ").Append(Credentials()).Append('\n');
        text.Append("quota: ").Append(Quota()).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"hot tier: {hot.Count} entries, {hot.Bytes / 1024} KB\n");
        text.Append("warm tier: ").Append(store.Trouble is null
            ? string.Create(CultureInfo.InvariantCulture, $"{store.Store}, {store.Keys} entries, {store.Bytes / 1024} KB\n")
            : $"{store.Store}, not available; answers are fetched more often\n");
        text.Append("last call to Reddit: ").Append(LastCall()).Append('\n');
        return text.ToString();
    }

    private string Credentials() => credentials.All switch
    {
        [] => "none. " + RedditErrors.HowToGetAccess,
        [{ Trouble: null }] => "set",
        [{ Trouble: { } trouble }] => "refused. " + trouble.Message,
        var several => string.Create(
            CultureInfo.InvariantCulture, $"{several.Count} keys, {several.Count(credential => credential.Trouble is not null)} of them set aside"),
    };

    private string Quota() => credentials is { Remaining: { } left, ResetsAt: { } reset }
        ? string.Create(CultureInfo.InvariantCulture, $"{left:0} calls left, resets in {(reset - time.GetUtcNow()).TotalSeconds:0} s")
        : "unknown until the next call";

    private string LastCall() => health.LastTrouble is { } trouble
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"failed {(time.GetUtcNow() - trouble.At).TotalSeconds:0} s ago, {trouble.Error.Kind.Name}: {trouble.Error.Message}")
        : "no trouble";
}
