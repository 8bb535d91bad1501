using System.Buffers;
using System.Text;

namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>Takes a text apart, without allocating.</summary>
internal ref struct TokenReader(ReadOnlySpan<char> text, Lexicon lexicon)
{
    private const int LongestEmoticon = 6;
    private static readonly SearchValues<char> s_emoticonStarts = SearchValues.Create(":;=<>^-(8xXDdoOT\\[]{}*|@_");

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>Reads the next piece; false at the end.</summary>
    public bool TryRead(out Token token)
    {
        token = default;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '\n')
                return End(ref token);
            if (c is ' ' or '\t' or '\r')
                _at++;
            else if (s_emoticonStarts.Contains(c) && TryReadEmoticon(ref token))
                return true;
            else if (char.IsLetterOrDigit(c))
                return ReadWord(ref token);
            else if (c is '.' or '!' or '?' or '…' or '‽')
                return ReadEnd(ref token);
            else if (c is ',' or ';' or ':' or '(' or ')' or '"' or '–' or '—' or '/' or '|' || IsDash())
                return Take(ref token, TokenKind.Clause);
            else if (TryReadEmoji(ref token))
                return true;
        }

        return false;
    }

    private readonly bool IsDash() => _text[_at] == '-' && (_at == 0 || _text[_at - 1] == ' ');

    private bool Take(ref Token token, TokenKind kind)
    {
        token.Kind = kind;
        _at++;
        return true;
    }

    private bool End(ref Token token) => Take(ref token, TokenKind.Sentence);

    private bool ReadEnd(ref Token token)
    {
        token.Kind = TokenKind.Sentence;
        for (; _at < _text.Length && _text[_at] is '.' or '!' or '?' or '…' or '‽'; _at++)
        {
            if (_text[_at] is '!' or '‽' && token.Exclamations < byte.MaxValue)
                token.Exclamations++;
            if (_text[_at] is '?' or '‽' && token.Questions < byte.MaxValue)
                token.Questions++;
        }

        return true;
    }

    private bool ReadWord(ref Token token)
    {
        var start = _at;
        var upper = 0;
        for (; _at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || IsApostrophe()); _at++)
        {
            if (char.IsUpper(_text[_at]))
                upper++;
        }

        var word = _text[start.._at];
        token.Kind = TokenKind.Word;
        token.IsShouted = upper > 1 && upper >= word.Length - 1;
        token.Number = lexicon.Find(word);
        if (token.Number == Lexicon.Unknown)
            return true;
        ref readonly var known = ref lexicon[token.Number];
        (token.Rating, token.Boost, token.Role) = (known.Rating, known.Boost, known.Role);
        return true;
    }

    private readonly bool IsApostrophe() =>
        _text[_at] is '\'' or '’' && _at + 1 < _text.Length && char.IsLetter(_text[_at + 1]) && _at > 0 && char.IsLetter(_text[_at - 1]);

    /// <summary>An emoticon stands alone; one that starts with eyes may also be stuck to the word before.</summary>
    private bool TryReadEmoticon(ref Token token)
    {
        var isStuck = _at > 0 && !char.IsWhiteSpace(_text[_at - 1]);
        if (isStuck && (_text[_at] is not (':' or ';' or '=') || char.IsDigit(_text[_at - 1])))
            return false;
        for (var length = Math.Min(LongestEmoticon, _text.Length - _at); length >= 2; length--)
        {
            var end = _at + length;
            if (end < _text.Length && !char.IsWhiteSpace(_text[end]) && (_text[end] is not ('.' or ',' or '!') || length == 1))
                continue;
            if (!lexicon.TryFindEmoticon(_text[_at..end], out token.Rating))
                continue;
            token.Kind = TokenKind.Face;
            _at = end;
            return true;
        }

        return false;
    }

    private bool TryReadEmoji(ref Token token)
    {
        if (Rune.DecodeFromUtf16(_text[_at..], out var rune, out var length) != OperationStatus.Done)
            length = 1;
        _at += length;
        token.Kind = TokenKind.Face;
        token.Rating = lexicon.RatingOfEmoji(rune.Value);
        return token.Rating != 0;
    }
}
