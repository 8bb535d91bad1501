using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Answers.Model;
using RedditMcp.Caching;

namespace RedditMcp.Answers;

/// <summary>Makes of an answer the bytes that go out, but for the parts that differ each time it is given.</summary>
internal static class AnswerRenderer
{
    /// <summary>Renders an answer in words and as structured content.</summary>
    /// <param name="text">The items in words.</param>
    /// <param name="maxTokens">What the words may take. Items were chosen to fit; this holds even for one whose title and links alone do not.</param>
    /// <param name="items">The items as structured content; at least one member.</param>
    /// <param name="format">How they are written.</param>
    /// <param name="gaps">What is missing.</param>
    public static RenderedAnswer Render<TItems>(
        string text, int maxTokens, TItems items, JsonTypeInfo<TItems> format, AnswerGaps gaps) => RenderText(text, maxTokens, gaps) with
        {
            Items = WithoutEnd(JsonSerializer.SerializeToUtf8Bytes(items, format)),
            MetadataEnd = (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(gaps, AnswerJson.Compact.AnswerGaps).AsSpan(1), (byte)'}'],
        };

    /// <summary>Renders an answer that is given in words only.</summary>
    public static RenderedAnswer RenderText(string text, int maxTokens, AnswerGaps gaps) =>
        new(Escape(Fit(text, maxTokens) + "---\n"), Escape(TextOf(gaps)), Items: default, MetadataEnd: default);

    /// <summary>A text as it stands within a JSON string.</summary>
    public static ReadOnlyMemory<byte> Escape(string text) =>
        JsonEncodedText.Encode(text, AnswerJson.Compact.Options.Encoder).EncodedUtf8Bytes.ToArray();

    private static ReadOnlyMemory<byte> WithoutEnd(byte[] json) => json.AsMemory(0, json.Length - 1);

    private static string TextOf(AnswerGaps gaps)
    {
        var text = new StringBuilder();
        if (gaps.Truncated > 0)
            text.Append(CultureInfo.InvariantCulture, $"; left out: {gaps.Truncated}");
        if (gaps.NsfwHidden > 0)
            text.Append(CultureInfo.InvariantCulture, $"; hidden as NSFW: {gaps.NsfwHidden}");
        text.Append('\n');
        foreach (var note in gaps.Notes ?? [])
            text.Append("note: ").Append(note).Append('\n');
        if (gaps.Cursor is { } cursor)
            text.Append(gaps.CursorLabel).Append(": ").Append(cursor).Append('\n');
        return text.ToString();
    }

    private static string Fit(string body, int maxTokens)
    {
        if (TokenEstimate.Of(body) <= maxTokens)
            return body;
        const string mark = "[cut here to fit max_tokens]\n";
        var kept = new TokenBudget(maxTokens).Cut(body, part => part + mark);
        return kept[..(kept.LastIndexOf('\n') + 1)] + mark;
    }
}
