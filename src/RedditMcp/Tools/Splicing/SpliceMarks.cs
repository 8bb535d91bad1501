using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using RedditMcp.Answers;

namespace RedditMcp.Tools.Splicing;

/// <summary>
/// What stands in a reply for an answer: <c>"{token}t"</c> for its words, <c>{"{token}s":0}</c> for its structured content. The token is 128 random
/// bits, drawn when the process starts, so that nothing from outside can hold it.
/// </summary>
internal sealed class SpliceMarks
{
    private readonly byte[] _token;
    private readonly byte[] _text;
    private readonly byte[] _structured;

    public SpliceMarks()
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Text = token + "t";
        _token = Encoding.ASCII.GetBytes(token);
        _text = Encoding.ASCII.GetBytes($"\"{Text}\"");
        _structured = Encoding.ASCII.GetBytes($"{{\"{token}s\":0}}");
        var reader = new Utf8JsonReader(_structured);
        Structured = JsonElement.ParseValue(ref reader);
    }

    /// <summary>The mark for the words.</summary>
    public string Text { get; }

    /// <summary>The mark for the structured content: an object, because that is what the SDK expects there.</summary>
    public JsonElement Structured { get; }

    /// <summary>Length of the words' mark in a reply, with its quotes.</summary>
    public int TextLength => _text.Length;

    /// <summary>Length of the structured content's mark in a reply.</summary>
    public int StructuredLength => _structured.Length;

    /// <summary>The marks as a result.</summary>
    public CallToolResult ToResult() => new() { Content = [new TextContentBlock { Text = Text }], StructuredContent = Structured };

    /// <summary>By how many bytes a reply grows when an answer takes the marks' place.</summary>
    public int GrowthBy(FramedAnswer answer) => answer.TextLength + answer.StructuredLength - TextLength - StructuredLength;

    /// <summary>Whether a reply holds any trace of the marks.</summary>
    public bool AreIn(ReadOnlySpan<byte> reply) => reply.IndexOf(_token) >= 0;

    /// <summary>Where the marks are in a reply; null unless each is there once, whole and as it was given.</summary>
    public SplicePlaces? Find(ReadOnlySpan<byte> reply)
    {
        var places = new SplicePlaces(reply.IndexOf(_text), reply.IndexOf(_structured));
        return places is { Text: >= 0, Structured: >= 0 } && reply.Count(_token) == 2 ? places : null;
    }
}
