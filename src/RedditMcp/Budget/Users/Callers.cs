using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace RedditMcp.Budget.Users;

/// <summary>Tells who calls over HTTP: by the key they send, by what a gateway says in the header that is trusted, or, where nobody needs either, as the operator.</summary>
internal sealed class Callers(ApiKeys keys, IOptions<UsersOptions> options)
{
    private const string Bearer = "Bearer ";

    /// <summary>The header that is trusted; null where none is.</summary>
    public string? TrustedHeader => options.Value.TrustedHeader;

    /// <summary>Whether callers must say who they are.</summary>
    public bool MustBeKnown => keys.Exist || options.Value.RequireKeys || TrustedHeader is not null;

    /// <summary>Tells who calls.</summary>
    /// <param name="authorization">What the request has in <c>Authorization</c>.</param>
    /// <param name="trusted">What it has in the header that is trusted.</param>
    public Identification Identify(StringValues authorization, StringValues trusted)
    {
        if (KeyIn(authorization) is { Length: > 0 } key)
        {
            if (keys.Find(key) is { } caller)
                return caller;
            return keys.IsAvailable ? CallerRefusal.UnknownKey : CallerRefusal.KeysUnavailable;
        }

        if (TrustedHeader is not null && trusted.Count > 0)
            return TrustedUser.Read(trusted) is { } user ? user : CallerRefusal.BadHeader;
        return MustBeKnown ? CallerRefusal.NoKey : Identification.Operator;
    }

    /// <summary>A key of ours. Tokens of others are for the gateway before us, and none of our business.</summary>
    private static ReadOnlySpan<char> KeyIn(StringValues authorization)
    {
        if (authorization is not [{ } only] || !only.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return default;
        var token = only.AsSpan(Bearer.Length).Trim();
        return token.StartsWith(ApiKeySecret.Prefix, StringComparison.Ordinal) ? token : default;
    }
}
