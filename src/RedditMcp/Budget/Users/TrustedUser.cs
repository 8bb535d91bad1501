using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace RedditMcp.Budget.Users;

/// <summary>
/// A user as a gateway names one: <c>alice@example.com</c> or <c>alice@example.com; tier=pro</c>. The header must be there once and without a comma, because a gateway
/// that adds its own instead of replacing the client's would let anybody be anyone.
/// </summary>
internal static class TrustedUser
{
    private const int LongestName = 256;
    private const string TierParameter = "tier=";
    private const int IdBytes = 12;

    /// <summary>Reads the header; null where it is not of that form.</summary>
    public static ClaimsPrincipal? Read(StringValues header)
    {
        if (header is not [{ } value] || value.Contains(',', StringComparison.Ordinal))
            return null;
        var end = value.IndexOf(';', StringComparison.Ordinal);
        var name = (end < 0 ? value : value[..end]).Trim();
        var tier = end < 0 ? UserTier.Free : TierIn(value.AsSpan(end + 1).Trim());
        return name.Length is > 0 and <= LongestName && tier is { } known
            ? new ClaimsPrincipal(new CallerIdentity(new Caller(IdOf(name), known)))
            : null;
    }

    private static UserTier? TierIn(ReadOnlySpan<char> parameter) =>
        parameter.StartsWith(TierParameter, StringComparison.OrdinalIgnoreCase) ? UserTierNames.Parse(parameter[TierParameter.Length..].Trim()) : null;

    /// <summary>Names of people are in no store and no log.</summary>
    private static string IdOf(string name) =>
        "user-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, IdBytes));
}
