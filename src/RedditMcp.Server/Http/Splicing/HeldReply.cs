using System.Buffers;
using System.Text.Json;
using RedditMcp.Answers;
using RedditMcp.Tools.Splicing;

namespace RedditMcp.Server.Http.Splicing;

/// <summary>
/// A reply as the SDK wrote it, on its way out. A single event becomes plain JSON of known length, as long as no header was sent. The marks of
/// an answer give way to its bytes where both are found exactly as they were given; a reply that holds no trace of them is one the SDK, or a
/// filter, gave instead of the answer; and where neither is so, nothing is known of how the SDK writes, and the reply is written without it.
/// </summary>
/// <param name="response">Where it goes.</param>
/// <param name="written">What the SDK wrote.</param>
/// <param name="marks">What stands in it for an answer.</param>
internal sealed class HeldReply(HttpResponse response, ReadOnlyMemory<byte> written, SpliceMarks marks)
{
    /// <summary>
    /// A reply is written into one block up to this size, in bytes, and else into Kestrel's blocks of 4 KB, each of which costs as much as copying
    /// what goes into it. What is larger would be an array the garbage collector never moves.
    /// </summary>
    private const int LargestBlock = 64 * 1024;

    private bool IsEventStream => response.ContentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Sends it.</summary>
    /// <param name="deferred">The answer the marks stand for; null where there are none.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    public async Task SendAsync(DeferredAnswer? deferred, CancellationToken cancellationToken)
    {
        var isFramed = ReplyFraming.TryUnframe(written, out var message);
        var becomesJson = isFramed && IsEventStream && !response.HasStarted;
        var reply = becomesJson ? message : written;

        if (deferred is null)
            WriteAsIs(reply, becomesJson);
        else if (marks.Find(reply.Span) is { } places)
            await WriteSplicedAsync(reply, places, deferred.Answer, becomesJson, cancellationToken);
        else if (!marks.AreIn(written.Span) && IsMessage(isFramed ? message : written))
            WriteAsIs(reply, becomesJson);
        else
            WritePlain(PlainAnswer.ReplyOf(deferred));
        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    private static bool IsMessage(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var message = JsonDocument.Parse(text);
            return message.RootElement is { ValueKind: JsonValueKind.Object } root
                && (root.TryGetProperty("result"u8, out _) || root.TryGetProperty("error"u8, out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void WriteAsIs(ReadOnlyMemory<byte> reply, bool becomesJson)
    {
        if (becomesJson)
            BecomeJson(reply.Length);
        response.BodyWriter.Write(reply.Span);
    }

    private async Task WriteSplicedAsync(
        ReadOnlyMemory<byte> reply, SplicePlaces places, FramedAnswer answer, bool becomesJson, CancellationToken cancellationToken)
    {
        var length = reply.Length - marks.TextLength - marks.StructuredLength + answer.TextLength + answer.StructuredLength;
        if (becomesJson)
            BecomeJson(length);
        else if (response.ContentLength is not null && !response.HasStarted)
            response.ContentLength = length;

        await response.StartAsync(cancellationToken); // what is written before the headers would be copied once more, to stand behind them
        response.BodyWriter.GetSpan(Math.Min(length, LargestBlock));
        WriteSpliced(reply.Span, places, answer);
    }

    private void WriteSpliced(ReadOnlySpan<byte> reply, SplicePlaces places, FramedAnswer answer)
    {
        var output = response.BodyWriter;
        var isTextFirst = places.Text < places.Structured;
        var (first, firstLength) = isTextFirst ? (places.Text, marks.TextLength) : (places.Structured, marks.StructuredLength);
        var (second, secondLength) = isTextFirst ? (places.Structured, marks.StructuredLength) : (places.Text, marks.TextLength);
        output.Write(reply[..first]);
        WritePart(answer, output, isTextFirst);
        output.Write(reply[(first + firstLength)..second]);
        WritePart(answer, output, !isTextFirst);
        output.Write(reply[(second + secondLength)..]);
    }

    private static void WritePart(FramedAnswer answer, IBufferWriter<byte> output, bool isText)
    {
        if (isText)
            answer.WriteText(output);
        else
            answer.WriteStructured(output);
    }

    private void WritePlain(byte[] reply)
    {
        if (!response.HasStarted)
        {
            response.StatusCode = StatusCodes.Status200OK;
            BecomeJson(reply.Length);
            response.BodyWriter.Write(reply);
            return;
        }

        response.BodyWriter.Write(ReplyFraming.Head);
        response.BodyWriter.Write(reply);
        response.BodyWriter.Write(ReplyFraming.Tail);
    }

    /// <summary>What the SDK says against buffering and compressing a stream goes with the stream.</summary>
    private void BecomeJson(int length)
    {
        response.ContentType = "application/json";
        response.ContentLength = length;
        response.Headers.ContentEncoding = default;
        response.Headers.Remove("X-Accel-Buffering");
    }
}
