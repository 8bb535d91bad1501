using System.Buffers;
using Microsoft.Extensions.Options;

namespace RedditMcp.Budget.Users;

/// <summary>Refuses settings of callers that cannot work.</summary>
internal sealed class UsersOptionsValidator : IValidateOptions<UsersOptions>
{
    private static readonly SearchValues<char> s_headerName =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>What a client sends in any case and a gateway passes on as it is.</summary>
    private static readonly string[] s_othersHeaders = ["Authorization", "Cookie", "Host", "Origin", "User-Agent", "Accept", "Content-Type"];

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, UsersOptions options)
    {
        string[] problems = [.. OfHeader(options.TrustedHeader), .. OfLimits("CallsPerMinute", options.CallsPerMinute), .. OfLimits("RequestsPerMinute", options.RequestsPerMinute)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> OfHeader(string? header)
    {
        if (header is null)
            yield break;
        if (header.Length == 0 || header.AsSpan().ContainsAnyExcept(s_headerName))
            yield return $"Users:TrustedHeader is '{header}', which is no name of a header such as X-Forwarded-User.";
        else if (s_othersHeaders.Contains(header, StringComparer.OrdinalIgnoreCase))
            yield return $"Users:TrustedHeader is '{header}', which every client sends: name one that only the gateway sets, such as X-Forwarded-User.";
    }

    private static IEnumerable<string> OfLimits(string key, TierLimits limits) =>
        from limit in new (string Tier, int Value)[]
        {
            (nameof(limits.Free), limits.Free), (nameof(limits.Pro), limits.Pro),
            (nameof(limits.Business), limits.Business), (nameof(limits.Enterprise), limits.Enterprise),
        }
        where limit.Value < 0
        select $"Users:{key}:{limit.Tier} is {limit.Value}; it must be 1 or more, or 0 for no limit.";
}
