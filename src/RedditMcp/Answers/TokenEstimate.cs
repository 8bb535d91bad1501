using System.Text;

namespace RedditMcp.Answers;

/// <summary>
/// Estimates what a text costs a model: one token for 3.5 bytes of UTF-8. English prose takes about 4 bytes a token, links, ids and
/// Markdown about 3, Chinese and Japanese about 3 bytes (one character), so the estimate is on the safe side for what Reddit holds most.
/// </summary>
internal static class TokenEstimate
{
    private const int BytesOfTwoTokens = 7;

    /// <summary>The estimated tokens of a text.</summary>
    public static int Of(ReadOnlySpan<char> text) => OfBytes(Encoding.UTF8.GetByteCount(text));

    /// <summary>The estimated tokens of so many bytes.</summary>
    public static int OfBytes(int bytes) => ((2 * bytes) + BytesOfTwoTokens - 1) / BytesOfTwoTokens;
}
