using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using RedditMcp.Budget.Credentials;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Warm;
using RedditMcp.Reddit;

namespace RedditMcp.Server.Diagnosis;

/// <summary>Looks at one thing after the other and prints a line for each.</summary>
internal static class Doctor
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Examines and reports.</summary>
    /// <returns>Whether the server can serve.</returns>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static async Task<bool> ExamineAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var canServe = true;
        await foreach (var finding in FindAsync(services, cancellationToken))
        {
            await output.WriteLineAsync(finding.ToString());
            canServe &= finding.Verdict is not Verdict.Fail;
        }

        return canServe;
    }

    private static async IAsyncEnumerable<Finding> FindAsync(
        IServiceProvider services, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        services.GetService<IStartupValidator>()?.Validate();
        yield return new Finding(Verdict.Ok, "settings", "All settings make sense.");
        yield return Describe(await services.GetRequiredService<IWarmTier>().StatusAsync(cancellationToken));
        if (await services.GetRequiredService<StateKeeping>().FindTroubleAsync(cancellationToken) is { } trouble)
            yield return new Finding(Verdict.Warn, "state", trouble);
        if (Describe(await services.GetRequiredService<ArchiveProbe>().TryAsync(cancellationToken)) is { } archive)
            yield return archive;

        var reddit = services.GetRequiredService<IOptions<RedditOptions>>().Value;
        if (!reddit.HasCredentials)
        {
            yield return new Finding(Verdict.Fail, "credentials", RedditErrors.HowToGetAccess);
            yield break;
        }

        yield return DescribeCredentials(reddit);
        var refusal = await ProbeAsync(services.GetRequiredService<RedditProbe>(), cancellationToken);
        yield return refusal is null
            ? new Finding(Verdict.Ok, "reddit", $"{reddit.ApiUrl.Host} answers.")
            : new Finding(refusal.Kind is RedditErrorKind.RateLimited ? Verdict.Warn : Verdict.Fail, "reddit", refusal.Message);

        foreach (var credential in services.GetRequiredService<CredentialPool>().All)
        {
            if (DescribeQuota(credential) is { } quota)
                yield return quota;
        }
    }

    /// <summary>A store that does not work is no reason not to serve: Reddit is asked more often.</summary>
    private static Finding Describe(WarmStatus warm)
    {
        if (warm.Trouble is { } trouble)
            return new Finding(Verdict.Warn, "cache", trouble);

        const long megabyte = 1024 * 1024;
        var bound = warm.Limit is > 0 ? $" of {warm.Limit / megabyte}" : "";
        var policy = warm.Policy is null ? "" : $", policy {warm.Policy}";
        return new Finding(
            Verdict.Ok, "cache",
            string.Create(CultureInfo.InvariantCulture, $"{warm.Store} at {warm.Place}: {warm.Keys} keys, {warm.Bytes / megabyte}{bound} MB{policy}, {warm.Evicted ?? 0} evicted."));
    }

    /// <summary>An archive that is off is as it should be.</summary>
    private static Finding? Describe(ColdStatus archive) => archive switch
    {
        { IsEnabled: false } => null,
        { Trouble: { } trouble } => new Finding(Verdict.Warn, "archive", trouble),
        _ => new Finding(Verdict.Ok, "archive", $"{archive.Place} takes what is archived."),
    };

    private static Finding DescribeCredentials(RedditOptions reddit)
    {
        if (!reddit.IsRealReddit)
            return new Finding(Verdict.Warn, "credentials", $"SIMULATED, NOT REDDIT: {reddit.ApiUrl} is asked, and answers with made-up content.");

        var grant = reddit switch
        {
            { RefreshToken: not null } => "a refresh token",
            { Password: not null } => "a user name and password",
            { ClientSecret: not null } => "the app alone",
            _ => "an installed app, without a secret",
        };
        return new Finding(Verdict.Ok, "credentials", $"Set: {grant}.");
    }

    private static async Task<RedditError?> ProbeAsync(RedditProbe probe, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            return await probe.TryAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new RedditError(RedditErrorKind.Unavailable, "No answer within 20 seconds. Check the network and any proxy.");
        }
    }

    private static Finding? DescribeQuota(Credential credential) => credential switch
    {
        { Trouble: { } trouble } => new Finding(Verdict.Warn, "quota", $"The key {credential.Name} is not used: {trouble.Message}"),
        { Quota.Reading: { Remaining: { } remaining } reading } => new Finding(
            remaining < 1 ? Verdict.Warn : Verdict.Ok,
            "quota",
            string.Create(CultureInfo.InvariantCulture, $"{remaining:0} calls left until {reading.ResetsAt:u}{(credential.Name == "default" ? "" : $" (key {credential.Name})")}.")),
        _ => null,
    };
}
