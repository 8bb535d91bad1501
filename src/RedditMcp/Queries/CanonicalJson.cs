using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RedditMcp.Queries;

/// <summary>
/// The one spelling of a set of parameters: object keys sorted by code point at every depth, no blanks, everything outside
/// printable ASCII as lower-case <c>\uXXXX</c> (surrogate pairs for astral characters), nothing else escaped that need not be.
/// It is what Python's <c>json.dumps(sort_keys=True, separators=(',', ':'))</c> writes, which the published key formula uses.
/// </summary>
internal static class CanonicalJson
{
    /// <summary>Writes a value in its canonical spelling; of repeated object keys the last holds.</summary>
    public static string Of(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>A text as a JSON string with its quotes.</summary>
    public static string Of(string value)
    {
        if (IsPlain(value))
            return $"\"{value}\"";
        var text = new StringBuilder();
        WriteString(text, value);
        return text.ToString();
    }

    /// <summary>Whether nothing in a text needs escaping.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~') && !text.ContainsAny('"', '\\');

    /// <summary>Writes a JSON string with its quotes.</summary>
    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or > '~' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, value);
                break;
            case JsonValueKind.Array:
                WriteArray(text, value);
                break;
            case JsonValueKind.String:
                WriteString(text, value.GetString()!);
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteObject(StringBuilder text, JsonElement value)
    {
        var members = new SortedDictionary<string, JsonElement>(CodePointOrder.Instance);
        foreach (var member in value.EnumerateObject())
            members[member.Name] = member.Value;

        var separator = '{';
        foreach (var (name, member) in members)
        {
            text.Append(separator);
            WriteString(text, name);
            text.Append(':');
            Write(text, member);
            separator = ',';
        }

        text.Append(members.Count == 0 ? "{}" : "}");
    }

    private static void WriteArray(StringBuilder text, JsonElement value)
    {
        text.Append('[');
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first)
                text.Append(',');
            first = false;
            Write(text, item);
        }

        text.Append(']');
    }

    /// <summary>UTF-16 order puts astral characters before U+E000; UTF-8's byte order is that of the code points.</summary>
    private sealed class CodePointOrder : IComparer<string>
    {
        public static readonly CodePointOrder Instance = new();

        public int Compare(string? x, string? y) =>
            Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
    }
}
