using System.Buffers;

namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>
/// Takes from a post or comment the words its author says: without quotes of others, code, links' addresses, names of users and communities,
/// struck-out text and Markdown's signs. Writes into a buffer as long as the text, without allocating.
/// </summary>
internal ref struct PlainWriter(ReadOnlySpan<char> text, Span<char> into)
{
    private static readonly SearchValues<char> s_urlEnds = SearchValues.Create(" \n\t)]>");
    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _into = into;
    private int _at;
    private int _length;
    private int _lower;
    private int _upper;
    private bool _isCode;

    /// <summary>Whether the author marked it as sarcasm (<c>/s</c>).</summary>
    public bool IsSarcastic { get; private set; }

    /// <summary>Whether capitals stand out from the rest, so that a word in them is stressed.</summary>
    public readonly bool HasStress => _lower > _upper;

    /// <summary>Writes it.</summary>
    public ReadOnlySpan<char> Write()
    {
        while (_at < _text.Length)
        {
            if (IsLineStart && SkipLine())
                continue;
            if (!SkipPiece())
                Put();
        }

        return _into[.._length];
    }

    private readonly bool IsLineStart => _at == 0 || _text[_at - 1] == '\n';

    private readonly bool IsWordStart => _at == 0 || !char.IsLetterOrDigit(_text[_at - 1]);

    private readonly ReadOnlySpan<char> Rest => _text[_at..];

    /// <summary>Skips quotes, code, and the marks before headings and items.</summary>
    private bool SkipLine()
    {
        var end = Rest.IndexOf('\n') is var newline and >= 0 ? _at + newline + 1 : _text.Length;
        var line = _text[_at..end];
        var content = line.TrimStart(' ');
        var isFence = content.StartsWith("```") || content.StartsWith("~~~");
        if (isFence)
            _isCode = !_isCode;
        if (isFence || _isCode || line.StartsWith("    ") || line.StartsWith("\t") || IsQuote(content))
        {
            _at = end;
            PutBreak();
            return true;
        }

        if (content.StartsWith("# ") || content.StartsWith("* ") || content.StartsWith("- "))
        {
            _at = end - content.Length + 2;
            return true;
        }

        return false;
    }

    private static bool IsQuote(ReadOnlySpan<char> line) =>
        (line.StartsWith(">") && !line.StartsWith(">!") && line.Length > 1 && line[1] is not (':' or ';' or '.' or '_')) || line.StartsWith("&gt;");

    private bool SkipPiece()
    {
        var c = _text[_at];
        return c switch
        {
            '&' => SkipEntity(),
            '`' => SkipTo('`'),
            ']' => SkipAddress(),
            '~' when Rest.StartsWith("~~") => SkipStruck(),
            'h' or 'w' or 'H' or 'W' when IsWordStart => SkipUrl(),
            'r' or 'u' or '/' or '@' when IsWordStart => SkipName(),
            '*' or '\\' or '#' or '[' => SkipSign(),
            '^' when _at + 1 < _text.Length && (char.IsLetterOrDigit(_text[_at + 1]) || _text[_at + 1] == '(') => Skip(1),
            _ => false,
        };
    }

    private bool Skip(int count)
    {
        _at = Math.Min(_at + count, _text.Length);
        return true;
    }

    /// <summary>A sign of Markdown; not one that belongs to an emoticon, such as <c>:*</c>.</summary>
    private bool SkipSign() => (_length == 0 || _into[_length - 1] is not (':' or ';' or '=' or '>')) && Skip(1);

    private bool SkipEntity()
    {
        var end = Rest[..Math.Min(Rest.Length, 9)].IndexOf(';');
        if (end < 0)
            return false;
        var (isKnown, meant) = Rest[1..end] switch
        {
            "amp" => (true, '&'),
            "lt" => (true, '<'),
            "gt" => (true, '>'),
            "nbsp" or "#x200B" => (true, ' '),
            "#39" => (true, '\''),
            "quot" => (true, '"'),
            _ => (false, ' '),
        };
        if (!isKnown)
            return false;
        _into[_length++] = meant;
        return Skip(end + 1);
    }

    private bool SkipTo(char end)
    {
        var length = Rest[1..].IndexOf(end);
        PutSpace();
        return Skip(length < 0 ? 1 : length + 2);
    }

    private bool SkipStruck()
    {
        var length = Rest[2..].IndexOf("~~");
        return Skip(length < 0 ? 2 : length + 4);
    }

    private bool SkipAddress()
    {
        if (!Rest.StartsWith("]("))
            return SkipSign();
        var end = Rest.IndexOf(')');
        PutSpace();
        return Skip(end < 0 ? 1 : end + 1);
    }

    private bool SkipUrl()
    {
        if (!Rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !Rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && !Rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return false;
        var end = Rest.IndexOfAny(s_urlEnds);
        PutSpace();
        return Skip(end < 0 ? Rest.Length : end);
    }

    /// <summary>Skips <c>r/name</c>, <c>/u/name</c> and <c>@name</c>, and the mark of sarcasm.</summary>
    private bool SkipName()
    {
        var from = Rest[0] == '/' ? 1 : 0;
        if (from == 1 && Rest.Length > 1 && Rest[1] is 's' or 'S' && (Rest.Length == 2 || !char.IsLetterOrDigit(Rest[2])))
        {
            IsSarcastic = true;
            return Skip(2);
        }

        var rest = Rest[from..];
        var length = rest.StartsWith("@") ? 1 : rest.Length > 2 && rest[0] is 'r' or 'u' && rest[1] == '/' ? 2 : 0;
        if (length == 0)
            return false;
        var name = rest[length..];
        var end = 0;
        while (end < name.Length && (char.IsAsciiLetterOrDigit(name[end]) || name[end] is '_' or '-'))
            end++;
        return end > 0 && Skip(from + length + end);
    }

    private void Put()
    {
        var c = _text[_at++];
        _into[_length++] = c;
        if (char.IsUpper(c))
            _upper++;
        else if (char.IsLower(c))
            _lower++;
    }

    private void PutSpace() => _into[_length++] = ' ';

    private void PutBreak() => _into[_length++] = '\n';
}
