using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RedditMcp.Caching.Cold;

/// <summary>
/// Names a post, a comment, an account or a cache key without saying it: the first 16 bytes of the SHA-256 of <c>t3_{id}</c>,
/// <c>t1_{id}</c>, <c>u/{name in lower case}</c> or the key.
/// </summary>
internal readonly record struct Fingerprint(UInt128 Value)
{
    public static Fingerprint OfPost(string id) => Of("t3_" + id);

    public static Fingerprint OfComment(string id) => Of("t1_" + id);

    public static Fingerprint OfAuthor(string name) => Of("u/" + name.ToLowerInvariant());

    /// <summary>The fingerprint of a fullname, an author as <c>u/name</c>, or a cache key.</summary>
    public static Fingerprint Of(string name) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out Fingerprint fingerprint)
    {
        var valid = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && text!.Length == 32;
        fingerprint = new Fingerprint(value);
        return valid;
    }

    /// <summary>32 hex digits: the first half of what <c>sha256sum</c> prints.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
