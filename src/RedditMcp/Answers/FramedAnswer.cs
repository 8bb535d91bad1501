using System.Buffers;
using System.Text.Json;
using RedditMcp.Answers.Model;
using RedditMcp.Caching;

namespace RedditMcp.Answers;

/// <summary>An answer with what is said about it this time, ready to be written in one go.</summary>
/// <param name="Answer">What is the same for whoever asks.</param>
/// <param name="Metadata">Where it came from this time.</param>
/// <param name="Notice">What stands before the words, escaped.</param>
/// <param name="Line">The line about the origin, escaped.</param>
/// <param name="MetadataStart">The first members of the metadata, with the opening brace.</param>
internal sealed record FramedAnswer(
    RenderedAnswer Answer, AnswerMetadata Metadata, ReadOnlyMemory<byte> Notice, ReadOnlyMemory<byte> Line, ReadOnlyMemory<byte> MetadataStart)
{
    private static ReadOnlySpan<byte> MetadataName => ",\"metadata\":"u8;

    /// <summary>What <see cref="WriteText"/> writes, in bytes.</summary>
    public int TextLength => Notice.Length + Answer.Text.Length + Line.Length + Answer.TextEnd.Length + 2;

    /// <summary>What <see cref="WriteStructured"/> writes, in bytes.</summary>
    public int StructuredLength => Answer.Items.Length + MetadataName.Length + MetadataStart.Length + 1 + Answer.MetadataEnd.Length;

    /// <summary>Writes the words as a JSON string.</summary>
    public void WriteText(IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        output.Write(Notice.Span);
        output.Write(Answer.Text.Span);
        output.Write(Line.Span);
        output.Write(Answer.TextEnd.Span);
        output.Write("\""u8);
    }

    /// <summary>Writes the structured content, a JSON object.</summary>
    public void WriteStructured(IBufferWriter<byte> output)
    {
        output.Write(Answer.Items.Span);
        output.Write(MetadataName);
        output.Write(MetadataStart.Span);
        output.Write(","u8);
        output.Write(Answer.MetadataEnd.Span);
    }

    /// <summary>The words.</summary>
    public string ReadText()
    {
        var json = new ArrayBufferWriter<byte>(TextLength);
        WriteText(json);
        var reader = new Utf8JsonReader(json.WrittenSpan);
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>The structured content.</summary>
    public JsonElement ReadStructured()
    {
        var json = new ArrayBufferWriter<byte>(StructuredLength);
        WriteStructured(json);
        var reader = new Utf8JsonReader(json.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }
}
