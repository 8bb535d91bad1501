using System.Runtime.InteropServices;

namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>A piece of text, and what it adds to its sentence.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Token
{
    public TokenKind Kind;

    /// <summary>What it does beside having a rating.</summary>
    public WordRole Role;

    /// <summary>Whether it is a word all in capitals.</summary>
    public bool IsShouted;

    /// <summary>The exclamation and question marks of a sentence's end.</summary>
    public byte Exclamations;

    /// <inheritdoc cref="Exclamations"/>
    public byte Questions;

    /// <summary>Its number in the lexicon.</summary>
    public int Number;

    public float Rating;

    public float Boost;

    /// <summary>Whether it is a word or a phrase.</summary>
    public readonly bool IsWord => Kind == TokenKind.Word;
}
