using System.Text;

namespace RedditMcp.Simulator.Text;

/// <summary>A sentence with blanks such as <c>{thing}</c>, cut into pieces once.</summary>
internal sealed class Template
{
    private readonly (string Text, Blank? Blank)[] _pieces;

    private Template((string Text, Blank? Blank)[] pieces) => _pieces = pieces;

    public static Template Parse(string text)
    {
        var pieces = new List<(string, Blank?)>();
        foreach (var part in text.Split('{'))
        {
            var end = part.IndexOf('}', StringComparison.Ordinal);
            if (end >= 0)
                pieces.Add(("", Blank.Parse(part[..end])));

            if (end + 1 < part.Length)
                pieces.Add((part[(end + 1)..], null));
        }

        return new Template([.. pieces]);
    }

    public void AppendTo(StringBuilder text, ref Speaker speaker)
    {
        foreach (var (literal, blank) in _pieces)
        {
            if (blank is null)
                text.Append(literal);
            else
                speaker.Fill(text, blank);
        }
    }
}
