using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace RedditMcp.Insights.Watches.Keywords;

/// <summary>
/// Puts letters and the marks behind them together, as most people's keyboards do and some programs do not: <c>e</c> and an accent are <c>é</c>. The runtime's own
/// normalization does nothing in a program without ICU.
/// </summary>
internal static class Composition
{
    private const int FirstLead = 0x1100;
    private const int Leads = 19;
    private const int FirstVowel = 0x1161;
    private const int Vowels = 21;
    private const int BeforeTails = 0x11A7;
    private const int Tails = 28;
    private const int FirstSyllable = 0xAC00;

    private static readonly FrozenDictionary<(int Letter, int Mark), int> s_wholes = Read();

    /// <summary>What a letter, lower case, and what stands behind it are together; null where that is nothing.</summary>
    public static Rune? Of(Rune letter, Rune mark)
    {
        if (mark.Value < 0x0300 || letter.Value > 0xFFFF)
            return null;
        return s_wholes.TryGetValue((letter.Value, mark.Value), out var whole) ? new Rune(whole) : OfHangul(letter.Value, mark.Value);
    }

    private static Rune? OfHangul(int first, int second)
    {
        if (first is >= FirstLead and < FirstLead + Leads && second is >= FirstVowel and < FirstVowel + Vowels)
            return new Rune(FirstSyllable + ((((first - FirstLead) * Vowels) + second - FirstVowel) * Tails));
        var isOpen = first is >= FirstSyllable and < FirstSyllable + (Leads * Vowels * Tails) && (first - FirstSyllable) % Tails == 0;
        return isOpen && second is > BeforeTails and < BeforeTails + Tails ? new Rune(first + second - BeforeTails) : null;
    }

    private static FrozenDictionary<(int Letter, int Mark), int> Read()
    {
        using var stream = typeof(Composition).Assembly.GetManifestResourceStream("RedditMcp.Insights.Watches.Keywords.compositions.txt")!;
        using var reader = new StreamReader(stream);
        var wholes = new Dictionary<(int Letter, int Mark), int>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var mark = int.Parse(line.AsSpan(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            foreach (var pair in line[5..].Chunk(2))
                wholes[(pair[0], mark)] = pair[1];
        }

        return wholes.ToFrozenDictionary();
    }
}
