using System.Globalization;
using System.Text;

namespace RedditMcp.Queries;

/// <summary>Collects the parameters of a query and spells them canonically. Every call makes a key, so there is nothing here but one list and one text.</summary>
internal sealed class KeyParameters
{
    // In the order of their names; a query has six at most, and mostly adds them in order.
    private readonly List<(string Name, string Value)> _members = new(capacity: 6);

    /// <summary>Adds a text, or null.</summary>
    public KeyParameters Add(string name, string? value) => Insert(name, value is null ? "null" : CanonicalJson.Of(value));

    /// <summary>Adds a text unless it is null, which then is the same as never having been asked.</summary>
    public KeyParameters AddIfAny(string name, string? value) => value is null ? this : Add(name, value);

    /// <summary>Adds a number.</summary>
    public KeyParameters Add(string name, int value) => Insert(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a set of texts: sorted, each once.</summary>
    public KeyParameters Add(string name, IEnumerable<string> values) =>
        Insert(name, $"[{string.Join(',', new SortedSet<string>(values, StringComparer.Ordinal).Select(CanonicalJson.Of))}]");

    /// <summary>Adds a set of texts, or null.</summary>
    public KeyParameters AddSet(string name, IEnumerable<string>? values) => values is null ? Add(name, value: null) : Add(name, values);

    /// <summary>The canonical JSON object.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("{", capacity: 128);
        foreach (var (name, value) in _members)
            text.Append(text.Length == 1 ? "\"" : ",\"").Append(name).Append("\":").Append(value);
        return text.Append('}').ToString();
    }

    private KeyParameters Insert(string name, string value)
    {
        var index = _members.Count;
        while (index > 0 && string.CompareOrdinal(_members[index - 1].Name, name) > 0)
            index--;
        _members.Insert(index, (name, value));
        return this;
    }
}
