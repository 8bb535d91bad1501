using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RedditMcp.Insights.Watches.Delivery;

/// <summary>What deliveries are signed with: <c>whsec_</c> and 32 random bytes in hex.</summary>
internal static class WebhookSecret
{
    private const string Prefix = "whsec_";

    /// <summary>Makes one.</summary>
    public static string Make() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The signature of a message: HMAC-SHA256, keyed with the secret as it was told, of the timestamp, a full stop and the body.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="timestamp">Unix seconds, so that an old message cannot be sent again.</param>
    /// <param name="body">The body.</param>
    public static string Sign(string secret, long timestamp, ReadOnlySpan<byte> body)
    {
        var prefix = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{timestamp}."));
        return "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), (byte[])[.. prefix, .. body]));
    }
}
