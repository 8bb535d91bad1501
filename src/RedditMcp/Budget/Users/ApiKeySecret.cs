using System.Security.Cryptography;
using System.Text;

namespace RedditMcp.Budget.Users;

/// <summary>
/// A key as its holder has it: <c>rmcp_</c>, by which people and scanners for leaked secrets know it, and 43 random letters and digits, which are 256 bits.
/// It is kept as SHA-256 without salt: salts and slow hashes protect what somebody could guess, and nobody guesses 256 bits. So a key is found
/// by its hash in one look-up, whose timing tells nothing, since who asks cannot choose the hash.
/// </summary>
internal static class ApiKeySecret
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "rmcp_";

    /// <summary>Characters of a hash.</summary>
    public const int HashLength = 2 * SHA256.HashSizeInBytes;

    private const int RandomLength = 43;
    private const int Length = 5 + RandomLength;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Makes a key.</summary>
    public static string Make() => Prefix + RandomNumberGenerator.GetString(Alphabet, RandomLength);

    /// <summary>The hash of a key.</summary>
    public static string HashOf(string secret)
    {
        Span<char> hash = stackalloc char[HashLength];
        return TryHash(secret, hash) ? hash.ToString() : throw new ArgumentException("This is no key.", nameof(secret));
    }

    /// <summary>Hashes a key; what cannot be one is not hashed.</summary>
    /// <param name="secret">The key.</param>
    /// <param name="hash">Where the hash goes, <see cref="HashLength"/> characters.</param>
    public static bool TryHash(ReadOnlySpan<char> secret, Span<char> hash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (secret.Length != Length || !Encoding.ASCII.TryGetBytes(secret, bytes, out _))
            return false;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return Convert.TryToHexStringLower(digest, hash, out _);
    }
}
