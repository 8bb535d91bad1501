using System.Text;

namespace RedditMcp.Queries;

/// <summary>Collects the parameters of a query and spells them canonically.</summary>
internal sealed class KeyParameters
{
    private readonly SortedDictionary<string, string> _members = new(StringComparer.Ordinal);

    /// <summary>Adds a text, or null.</summary>
    public KeyParameters Add(string name, string? value)
    {
        var text = new StringBuilder();
        if (value is null)
            text.Append("null");
        else
            CanonicalJson.WriteString(text, value);
        _members.Add(name, text.ToString());
        return this;
    }

    /// <summary>Adds a text unless it is null, which then is the same as never having been asked.</summary>
    public KeyParameters AddIfAny(string name, string? value) => value is null ? this : Add(name, value);

    /// <summary>Adds a number.</summary>
    public KeyParameters Add(string name, int value)
    {
        _members.Add(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Adds a set of texts: sorted, each once.</summary>
    public KeyParameters Add(string name, IEnumerable<string> values)
    {
        var text = new StringBuilder("[");
        foreach (var value in new SortedSet<string>(values, StringComparer.Ordinal))
        {
            if (text.Length > 1)
                text.Append(',');
            CanonicalJson.WriteString(text, value);
        }

        _members.Add(name, text.Append(']').ToString());
        return this;
    }

    /// <summary>The canonical JSON object.</summary>
    public override string ToString() => "{" + string.Join(',', _members.Select(m => $"\"{m.Key}\":{m.Value}")) + "}";
}
