using System.Security.Cryptography;
using System.Text;

namespace RedditMcp.Tools.Arguments;

/// <summary>A text that is taken as it is. As part of a question its hash stands for it: it may be long, and nobody else's business.</summary>
/// <param name="Text">The text.</param>
internal sealed record Passage(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
