using System.Collections.Frozen;
using RedditMcp.Simulator.Text;

namespace RedditMcp.Simulator.World;

/// <summary>The people who write on the simulated site.</summary>
internal sealed class UserPool
{
    public const int Size = 4_096;

    /// <summary>Reddit allows no longer names.</summary>
    private const int LongestName = 20;

    private readonly string[] _names;
    private readonly FrozenDictionary<string, int> _indexes;

    public UserPool(Lexicon lexicon, ulong seed)
    {
        _names = [.. Enumerable.Range(0, Size).Select(index => NameOf(lexicon, Dice.Of(seed ^ 0x0705, index), index))];
        _indexes = _names.Index().ToFrozenDictionary(entry => entry.Item, entry => entry.Index, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<string> Names => _names;

    public int? IndexOf(string name) => _indexes.TryGetValue(name, out var index) ? index : null;

    /// <summary>The name as its owner spells it.</summary>
    public string Spelled(string name) => IndexOf(name) is { } index ? _names[index] : name.ToLowerInvariant();

    /// <summary>Reddit's account ids are numbers too; here they follow from the name.</summary>
    public static string IdOf(string name) => Base36.Encode(Dice.KeyOf(0x72, name) >> 25);

    // The index in the number keeps names apart, also those that are cut.
    private static string NameOf(Lexicon lexicon, Dice dice, int index)
    {
        var first = dice.Pick(lexicon.FirstNames);
        var second = dice.Pick(lexicon.SecondNames);
        var (words, number) = dice.Below(4) switch
        {
            0 => ($"{first}{second}", $"{index}"),
            1 => ($"{first}_{second}", $"_{index}"),
            2 => ($"{first.ToLowerInvariant()}{second.ToLowerInvariant()}", $"{index}"),
            _ => ($"{first}-{second}", $"{index}"),
        };
        return words[..Math.Min(words.Length, LongestName - number.Length)] + number;
    }
}
