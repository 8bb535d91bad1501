using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RedditMcp.Queries;

/// <summary>
/// The name an answer is kept under, <c>reddit:{tool}:{hash}:v1</c>, and the parameters it was made of. The hash is the first 16
/// hex digits of the SHA-256 of the canonical parameters: safe from accident, not from somebody looking for a collision, hence the parameters.
/// </summary>
/// <param name="Name">The key as stores see it.</param>
/// <param name="Parameters">The canonical JSON that was hashed.</param>
internal sealed record CacheKey(string Name, string Parameters)
{
    /// <summary>Raised when what is stored changes shape, so that old entries are not read as new ones.</summary>
    public const string Version = "v1";

    /// <summary>Makes the key of canonical parameters.</summary>
    /// <param name="tool">The kind of question: <c>search</c>, <c>posts</c>, <c>comments</c>, ...</param>
    /// <param name="canonicalParameters">Canonical JSON, see <see cref="CanonicalJson"/>.</param>
    public static CacheKey Of(string tool, string canonicalParameters) =>
        new($"reddit:{tool}:{Hash(canonicalParameters)}:{Version}", canonicalParameters);

    /// <summary>Makes the key of parameters taken as they are.</summary>
    public static CacheKey Of(string tool, JsonElement parameters) => Of(tool, CanonicalJson.Of(parameters));

    /// <summary>The key of a text's sentiment, which depends on the whole text and the model.</summary>
    public static string OfSentiment(string text, string model) => $"reddit:sentiment:{Hash(text)}:{model}:{Version}";

    /// <summary>The same with what it was made of: the whole hash and not the text, which may be private and long.</summary>
    public static CacheKey OfText(string text, string model) => new(
        OfSentiment(text, model),
        new KeyParameters().Add("model", model).Add("text_sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))).ToString());

    private static string Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..8]);
    }
}
