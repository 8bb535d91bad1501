namespace RedditMcp.Simulator.World;

/// <summary>Reddit writes its ids in base 36, in lower case.</summary>
internal static class Base36
{
    public const int MaxLength = 13;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Encode(ulong value)
    {
        Span<char> text = stackalloc char[MaxLength];
        return new string(text[Write(value, text)..]);
    }

    public static bool TryDecode(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > MaxLength - 1)
            return false;

        foreach (var letter in text)
        {
            var digit = Digits.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (digit < 0)
                return false;

            value = value * 36 + (ulong)digit;
        }

        return true;
    }

    private static int Write(ulong value, Span<char> text)
    {
        var start = text.Length;
        do
        {
            text[--start] = Digits[(int)(value % 36)];
            value /= 36;
        }
        while (value > 0);
        return start;
    }
}
