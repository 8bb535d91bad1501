using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using RedditMcp.Answers;
using RedditMcp.Tools.Splicing;

namespace RedditMcp.Server.Http.Calls;

/// <summary>
/// Writes the messages of one reply. The marks of an answer give way to its bytes where both are found exactly as they were given; a reply that holds no
/// trace of them is one the SDK, or a filter, gave instead of the answer; and where neither is so, the answer is written as the SDK would.
/// </summary>
/// <param name="response">Where they go.</param>
/// <param name="marks">What stands in a reply for an answer.</param>
internal sealed class ReplyWriter(HttpResponse response, SpliceMarks marks)
{
    /// <summary>
    /// A reply is written into one block up to this size, in bytes, and else into Kestrel's blocks of 4 KB, each of which costs as much as copying
    /// what goes into it. What is larger would be an array the garbage collector never moves.
    /// </summary>
    private const int LargestBlock = 64 * 1024;

    private static readonly JsonTypeInfo<JsonRpcMessage> s_message =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    private bool _isStream;

    private static ReadOnlySpan<byte> EventStart => "event: message\ndata: "u8;

    private static ReadOnlySpan<byte> EventEnd => "\n\n"u8;

    /// <summary>Writes a message that is not the last, and so makes the reply a stream of events.</summary>
    public async Task WriteEventAsync(JsonRpcMessage message, CancellationToken cancellationToken)
    {
        if (!_isStream)
        {
            _isStream = true;
            response.ContentType = "text/event-stream";
            response.Headers.CacheControl = "no-cache,no-store";
            response.Headers.ContentEncoding = "identity"; // nothing on the way should gather it to compress it
            response.Headers["X-Accel-Buffering"] = "no";
        }

        await WriteAsync(JsonSerializer.SerializeToUtf8Bytes(message, s_message), default, null, cancellationToken);
    }

    /// <summary>Writes the message that ends the reply.</summary>
    /// <param name="message">The message.</param>
    /// <param name="deferred">The answer its marks stand for; null where there are none.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    public async Task WriteLastAsync(JsonRpcMessage message, DeferredAnswer? deferred, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message, s_message);
        var places = deferred is null ? null : marks.Find(bytes);
        if (deferred is not null && places is null && marks.AreIn(bytes))
            bytes = JsonSerializer.SerializeToUtf8Bytes(PlainAnswer.ReplyOf(deferred, ((JsonRpcMessageWithId)message).Id), s_message);
        var answer = places is null ? null : deferred!.Answer;
        if (!_isStream)
        {
            response.ContentType = "application/json";
            response.Headers.CacheControl = "no-cache,no-store";
            response.ContentLength = bytes.Length + (answer is null ? 0 : marks.GrowthBy(answer));
        }

        await WriteAsync(bytes, places ?? default, answer, cancellationToken);
    }

    private async Task WriteAsync(byte[] message, SplicePlaces places, FramedAnswer? answer, CancellationToken cancellationToken)
    {
        await response.StartAsync(cancellationToken); // what is written before the headers would be copied once more, to stand behind them
        var output = response.BodyWriter;
        output.GetSpan((int)Math.Min(response.ContentLength ?? 0, LargestBlock));
        if (_isStream)
            output.Write(EventStart);
        if (answer is null)
            output.Write(message);
        else
            WriteSpliced(message, places, answer);
        if (_isStream)
            output.Write(EventEnd);
        await output.FlushAsync(cancellationToken);
    }

    private void WriteSpliced(ReadOnlySpan<byte> message, SplicePlaces places, FramedAnswer answer)
    {
        var output = response.BodyWriter;
        var isTextFirst = places.Text < places.Structured;
        var (first, firstLength) = isTextFirst ? (places.Text, marks.TextLength) : (places.Structured, marks.StructuredLength);
        var (second, secondLength) = isTextFirst ? (places.Structured, marks.StructuredLength) : (places.Text, marks.TextLength);
        output.Write(message[..first]);
        WritePart(answer, output, isTextFirst);
        output.Write(message[(first + firstLength)..second]);
        WritePart(answer, output, !isTextFirst);
        output.Write(message[(second + secondLength)..]);
    }

    private static void WritePart(FramedAnswer answer, IBufferWriter<byte> output, bool isText)
    {
        if (isText)
            answer.WriteText(output);
        else
            answer.WriteStructured(output);
    }
}
