using System.Buffers;
using System.Security.Cryptography;

namespace RedditMcp.Insights.Watches;

/// <summary>Ids of watches: <c>w</c> and 15 letters and digits that nobody can guess.</summary>
internal static class WatchId
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int Length = 15;

    private static readonly SearchValues<char> s_letters = SearchValues.Create(Letters);

    /// <summary>Makes one.</summary>
    public static string Make() => "w" + RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>Whether a text can be one.</summary>
    public static bool IsValid(string text) => text.Length == Length + 1 && text[0] is 'w' && text.AsSpan(1).IndexOfAnyExcept(s_letters) < 0;
}
