using System.Text;
using System.Text.Json;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol.Protocol;
using RedditMcp.Answers;
using RedditMcp.Answers.Model;
using RedditMcp.Caching;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Server.Http.Splicing;
using RedditMcp.Tests.Harness;
using RedditMcp.Tools.Splicing;

namespace RedditMcp.Tests.Server.Http.Splicing;

/// <summary>Whatever way a reply is written, the answer in it is right.</summary>
public sealed class SpliceMiddlewareTests
{
    private const string Words = "a \"quoted\" word, 日本 🎈 <b>\nsecond line\n";
    private const string Head = "event: message\ndata: ";
    private const string Progress = Head + """{"method":"notifications/progress","params":{"progress":1},"jsonrpc":"2.0"}""" + "\n\n";

    private readonly SpliceMarks _marks = new();

    [Fact]
    public async Task Marks_give_way_to_the_answer_and_one_event_to_plain_json()
    {
        var sent = await SendAsync([Reply()]);

        sent.ContentType.ShouldBe("application/json");
        sent.ContentLength.ShouldBe(sent.Bytes.Length);
        sent.Headers.Order(StringComparer.Ordinal).ShouldBe(["Content-Length", "Content-Type"]);
        ShouldHoldTheAnswer(sent.Message);
        sent.Message.GetProperty("result").GetProperty("resultType").GetString().ShouldBe("complete");
        sent.Message.GetProperty("result").GetProperty("_meta").GetProperty("x").GetInt32().ShouldBe(1); // what the SDK added is still there
    }

    [Fact]
    public async Task It_does_not_matter_how_a_reply_is_cut_into_writes_and_flushes()
    {
        var reply = Reply();
        await Gen.Int[0, reply.Length].Array[0, 12].Select(Gen.Bool).SampleAsync(async (cuts, flushes) =>
        {
            var places = cuts.Append(0).Append(reply.Length).Order().ToArray();
            var parts = places.Zip(places.Skip(1), (from, to) => reply[from..to]).ToArray();
            var sent = await SendAsync(parts, flushes);
            ShouldHoldTheAnswer(sent.Message);
            return sent.ContentType == "application/json" && sent.ContentLength == sent.Bytes.Length;
        });
    }

    [Fact]
    public async Task After_progress_the_answer_goes_into_the_stream()
    {
        var sent = await SendAsync([Reply()], before: [Progress]);

        sent.ContentType.ShouldBe("text/event-stream");
        sent.Body.ShouldStartWith(Progress);
        ShouldHoldTheAnswer(sent.LastEvent);
    }

    [Theory]
    [InlineData("marks in the other order", """{"result":{"structuredContent":STRUCTURED,"content":[{"type":"text","text":TEXT}]},"id":7,"jsonrpc":"2.0"}""")]
    [InlineData("the id first", """{"jsonrpc":"2.0","id":7,"result":{"content":[{"type":"text","text":TEXT}],"structuredContent":STRUCTURED}}""")]
    [InlineData("words given twice", """{"result":{"content":[{"type":"text","text":TEXT},{"type":"text","text":TEXT}],"structuredContent":STRUCTURED},"id":7,"jsonrpc":"2.0"}""")]
    [InlineData("structured content as text", """{"result":{"content":[{"type":"text","text":TEXT}],"structuredContent":"STRUCTURED_ESCAPED"},"id":7,"jsonrpc":"2.0"}""")]
    [InlineData("structured content gone", """{"result":{"content":[{"type":"text","text":TEXT}]},"id":7,"jsonrpc":"2.0"}""")]
    [InlineData("words within words", """{"result":{"content":[{"type":"text","text":"so: TEXT_BARE"}],"structuredContent":STRUCTURED},"id":7,"jsonrpc":"2.0"}""")]
    [InlineData("blanks", """{ "result": { "content": [ { "type": "text", "text": TEXT } ], "structuredContent": STRUCTURED_SPACED }, "id": 7, "jsonrpc": "2.0" }""")]
    [InlineData("cut off", """{"result":{"content":[{"type":"text","text":TEX""")]
    [InlineData("no message", "hello")]
    [InlineData("nothing", "")]
    public async Task A_message_that_is_written_in_another_way_still_holds_the_answer(string how, string message)
    {
        var bare = await SendAsync([Head + Fill(message) + "\n\n"]);
        var streamed = await SendAsync([Head + Fill(message) + "\n\n"], before: [Progress]);
        var asJson = await SendAsync([Fill(message)], contentType: "application/json");

        ShouldHoldTheAnswer(bare.ContentType == "application/json" ? bare.Message : bare.LastEvent);
        ShouldHoldTheAnswer(streamed.LastEvent);
        ShouldHoldTheAnswer(asJson.Message);
        how.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("event: message\nid: 1\ndata: {0}\n\n")]
    [InlineData("data: {0}\n\n")]
    [InlineData(": ping\n\nevent: message\ndata: {0}\n\n")]
    [InlineData("event: message\r\ndata: {0}\r\n\r\n")]
    [InlineData("event: message\ndata: {0}\n\nevent: message\ndata: {{\"method\":\"notifications/message\"}}\n\n")]
    public async Task An_event_that_is_framed_in_another_way_stays_an_event_and_holds_the_answer(string framing)
    {
        var sent = await SendAsync([string.Format(System.Globalization.CultureInfo.InvariantCulture, framing, Message())]);

        sent.ContentType.ShouldBe("text/event-stream");
        var data = sent.Body.Split('\n').First(line => line.StartsWith("data: {\"result\"", StringComparison.Ordinal));
        ShouldHoldTheAnswer(JsonElement.Parse(data["data: ".Length..]));
    }

    [Theory]
    [InlineData(60_000)]
    [InlineData(70_000)]
    [InlineData(400_000)]
    public async Task An_answer_of_any_length_arrives_whole(int length)
    {
        var words = string.Concat(Enumerable.Range(0, length / 8).Select(n => $"{n:0000000}\n"));

        var sent = await SendAsync([Reply()], answer: AnswerOf(words, maxTokens: 1_000_000));
        var streamed = await SendAsync([Reply()], before: [Progress], answer: AnswerOf(words, maxTokens: 1_000_000));

        sent.ContentLength.ShouldBe(sent.Bytes.Length);
        foreach (var message in (JsonElement[])[sent.Message, streamed.LastEvent])
            message.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString().ShouldStartWith(words + "---\n");
    }

    [Fact]
    public async Task An_error_in_the_place_of_the_answer_stays_an_error()
    {
        var sent = await SendAsync([Head + """{"error":{"code":-32603,"message":"no"},"id":7,"jsonrpc":"2.0"}""" + "\n\n"]);

        sent.Message.GetProperty("error").GetProperty("message").GetString().ShouldBe("no");
        sent.Message.TryGetProperty("result", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_whose_reply_was_never_written_is_written()
    {
        var sent = await SendAsync([], contentType: null, status: 202);

        sent.Status.ShouldBe(200);
        ShouldHoldTheAnswer(sent.Message);
    }

    [Fact]
    public async Task Text_that_looks_like_a_mark_is_left_alone()
    {
        var answer = AnswerOf($"{_marks.Text} {{\"{_marks.Text[..^1]}s\":0}}\n"); // as if somebody had guessed the token

        var sent = await SendAsync([Reply()], answer: answer);

        sent.Message.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString().ShouldStartWith(_marks.Text + " {");
        sent.ContentLength.ShouldBe(sent.Bytes.Length);
    }

    [Fact]
    public async Task A_response_that_is_no_reply_passes_as_it_comes()
    {
        var body = new RecordingStream();
        var context = NewContext(body);
        context.Response.ContentType = "text/event-stream";

        await new SpliceMiddleware(
            async http =>
            {
                await http.Response.Body.FlushAsync();
                await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Progress));
                body.Text.ShouldBe(Progress); // at once, not at the end
                await http.Response.Body.WriteAsync("data"u8.ToArray());
            },
            _marks).InvokeAsync(context, new AnswerSplice(_marks));

        body.Text.ShouldBe(Progress + "data");
        context.Response.ContentType.ShouldBe("text/event-stream");
    }

    [Fact]
    public async Task A_beginning_that_may_become_a_reply_passes_when_it_is_flushed()
    {
        var body = new RecordingStream();
        var context = NewContext(body);

        await new SpliceMiddleware(
            async http =>
            {
                await http.Response.Body.WriteAsync("event: mess"u8.ToArray());
                body.Text.ShouldBe("");
                await http.Response.Body.FlushAsync();
                body.Text.ShouldBe("event: mess");
            },
            _marks).InvokeAsync(context, new AnswerSplice(_marks));
    }

    [Fact]
    public async Task What_fails_fails_and_leaves_the_response_as_it_was()
    {
        var body = new RecordingStream();
        var context = NewContext(body);

        await Should.ThrowAsync<InvalidOperationException>(new SpliceMiddleware(
            async http =>
            {
                await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Head));
                throw new InvalidOperationException("no");
            },
            _marks).InvokeAsync(context, new AnswerSplice(_marks)));

        body.Text.ShouldBe("");
        context.Response.Body.ShouldBeSameAs(body);
    }

    private string Message() =>
        $$$"""{"result":{"content":[{"type":"text","text":"{{{_marks.Text}}}"}],"structuredContent":{{{_marks.Structured.GetRawText()}}},"resultType":"complete","_meta":{"x":1}},"id":7,"jsonrpc":"2.0"}""";

    private string Reply() => Head + Message() + "\n\n";

    private string Fill(string message)
    {
        var structured = _marks.Structured.GetRawText();
        return message.Replace("STRUCTURED_ESCAPED", structured.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("STRUCTURED_SPACED", structured.Replace(":", " : ", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("STRUCTURED", structured, StringComparison.Ordinal)
            .Replace("TEXT_BARE", _marks.Text, StringComparison.Ordinal)
            .Replace("TEXT", $"\"{_marks.Text}\"", StringComparison.Ordinal);
    }

    /// <summary>Writes as the SDK does: headers, a flush, perhaps progress; then the tool defers its answer, and the reply is written.</summary>
    private async Task<Sent> SendAsync(
        string[] parts, bool flushes = true, string[]? before = null, string? contentType = "text/event-stream", int status = 200, FramedAnswer? answer = null)
    {
        var body = new RecordingStream();
        var context = NewContext(body);
        var splice = new AnswerSplice(_marks);
        await new SpliceMiddleware(
            async http =>
            {
                var response = http.Response;
                response.ContentType = contentType;
                response.StatusCode = status;
                response.Headers.ContentEncoding = "identity";
                response.Headers["X-Accel-Buffering"] = "no";
                await response.Body.FlushAsync();
                foreach (var part in before ?? [])
                    await response.Body.WriteAsync(Encoding.UTF8.GetBytes(part));
                splice.Defer(new DeferredAnswer(answer ?? AnswerOf(Words), new RequestId(7), "complete"));
                foreach (var part in parts)
                {
                    await response.Body.WriteAsync(Encoding.UTF8.GetBytes(part));
                    if (flushes)
                        await response.Body.FlushAsync();
                }
            },
            _marks).InvokeAsync(context, splice);
        return new Sent(context.Response, body.Bytes);
    }

    private static DefaultHttpContext NewContext(RecordingStream body)
    {
        var context = new DefaultHttpContext { Request = { Method = "POST" } };
        context.Features.Set<IHttpResponseFeature>(new StartableResponse(body));
        context.Response.Body = body;
        return context;
    }

    private static FramedAnswer AnswerOf(string words, int maxTokens = 10_000)
    {
        var rendered = AnswerRenderer.Render(
            words, maxTokens, new ListingAnswer { Posts = [new Post { Id = "a", Title = Words }] }, AnswerJson.Compact.ListingAnswer, AnswerGaps.Of(3, "a \"note\""));
        var origin = new Origin(CacheTier.Hot, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), IsStale: false, RedditSource.Reddit, ApiCalls: 0);
        return new AnswerFrame(TestKeys.Pool(TimeProvider.System), Microsoft.Extensions.Options.Options.Create(new RedditOptions())).Put(rendered, origin, quota: null);
    }

    private static void ShouldHoldTheAnswer(JsonElement message)
    {
        message.GetProperty("id").GetInt32().ShouldBe(7);
        var result = message.GetProperty("result");
        result.GetProperty("content").GetArrayLength().ShouldBe(1);
        result.GetProperty("content")[0].GetProperty("text").GetString().ShouldBe(
            Words + "---\nfrom the cache (reddit, 5s old, fresh for 60s); left out: 3\nnote: a \"note\"\n");
        var structured = result.GetProperty("structuredContent");
        structured.GetProperty("posts")[0].GetProperty("title").GetString().ShouldBe(Words);
        structured.GetProperty("metadata").GetProperty("truncated").GetInt32().ShouldBe(3);
        structured.GetProperty("metadata").GetProperty("tier").GetString().ShouldBe("hot");
    }

    /// <summary>What went out.</summary>
    private sealed class Sent(HttpResponse response, byte[] bytes)
    {
        public string? ContentType => response.ContentType;

        public long? ContentLength => response.ContentLength;

        public int Status => response.StatusCode;

        public IReadOnlyList<string> Headers => [.. response.Headers.Keys];

        public byte[] Bytes => bytes;

        public string Body => Encoding.UTF8.GetString(bytes);

        public JsonElement Message => JsonElement.Parse(bytes);

        public JsonElement LastEvent => JsonElement.Parse(Body[(Body.LastIndexOf("data: ", StringComparison.Ordinal) + "data: ".Length)..]);
    }
}
