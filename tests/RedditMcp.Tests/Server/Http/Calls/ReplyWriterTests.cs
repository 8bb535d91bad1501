using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol.Protocol;
using RedditMcp.Answers;
using RedditMcp.Answers.Model;
using RedditMcp.Caching;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Server.Http.Calls;
using RedditMcp.Tests.Harness;
using RedditMcp.Tools.Splicing;

namespace RedditMcp.Tests.Server.Http.Calls;

/// <summary>Whatever way the SDK gives a result, the answer in it is right.</summary>
public sealed class ReplyWriterTests
{
    private const string Words = "a \"quoted\" word, 日本 🎈 <b>\nsecond line\n";

    private readonly SpliceMarks _marks = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Marks_give_way_to_the_answer()
    {
        var sent = await SendAsync(Result());

        sent.ContentType.ShouldBe("application/json");
        sent.ContentLength.ShouldBe(sent.Bytes.Length);
        sent.Headers.Order(StringComparer.Ordinal).ShouldBe(["Cache-Control", "Content-Length", "Content-Type"]);
        ShouldHoldTheAnswer(sent.Message);
        sent.Message.GetProperty("result").GetProperty("resultType").GetString().ShouldBe("complete");
        sent.Message.GetProperty("result").GetProperty("_meta").GetProperty("x").GetInt32().ShouldBe(1); // what the SDK added is still there
    }

    [Fact]
    public async Task After_progress_the_answer_goes_into_the_stream()
    {
        var sent = await SendAsync(Result(), progress: 2);

        sent.ContentType.ShouldBe("text/event-stream");
        sent.ContentLength.ShouldBeNull();
        var events = sent.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        events.Length.ShouldBe(3);
        events[..2].ShouldAllBe(text => text.StartsWith("event: message\ndata: {", StringComparison.Ordinal) && text.Contains("notifications/progress", StringComparison.Ordinal));
        ShouldHoldTheAnswer(sent.LastEvent);
    }

    [Theory]
    [InlineData("marks in the other order", """{"structuredContent":STRUCTURED,"content":[{"type":"text","text":"TEXT"}]}""")]
    [InlineData("words given twice", """{"content":[{"type":"text","text":"TEXT"},{"type":"text","text":"TEXT"}],"structuredContent":STRUCTURED}""")]
    [InlineData("structured content as text", """{"content":[{"type":"text","text":"TEXT"}],"structuredContent":"STRUCTURED_ESCAPED"}""")]
    [InlineData("structured content gone", """{"content":[{"type":"text","text":"TEXT"}]}""")]
    [InlineData("words within words", """{"content":[{"type":"text","text":"so: TEXT"}],"structuredContent":STRUCTURED}""")]
    public async Task A_result_that_is_written_in_another_way_still_holds_the_answer(string how, string result)
    {
        var bare = await SendAsync(JsonNode.Parse(Fill(result)));
        var streamed = await SendAsync(JsonNode.Parse(Fill(result)), progress: 1);

        ShouldHoldTheAnswer(bare.Message);
        ShouldHoldTheAnswer(streamed.LastEvent);
        how.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(60_000)]
    [InlineData(70_000)]
    [InlineData(400_000)]
    public async Task An_answer_of_any_length_arrives_whole(int length)
    {
        var words = string.Concat(Enumerable.Range(0, length / 8).Select(n => $"{n:0000000}\n"));

        var sent = await SendAsync(Result(), answer: AnswerOf(words, maxTokens: 1_000_000));
        var streamed = await SendAsync(Result(), progress: 1, answer: AnswerOf(words, maxTokens: 1_000_000));

        sent.ContentLength.ShouldBe(sent.Bytes.Length);
        foreach (var message in (JsonElement[])[sent.Message, streamed.LastEvent])
            message.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString().ShouldStartWith(words + "---\n");
    }

    [Fact]
    public async Task What_a_filter_gave_instead_of_the_answer_stands()
    {
        var sent = await SendAsync(JsonNode.Parse("""{"content":[{"type":"text","text":"not today"}],"isError":true}"""));

        sent.Message.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("not today");
        sent.ContentLength.ShouldBe(sent.Bytes.Length);
    }

    [Fact]
    public async Task An_error_in_the_place_of_the_answer_stays_an_error()
    {
        var sent = await SendAsync(new JsonRpcError { Id = new RequestId(7), Error = new JsonRpcErrorDetail { Code = -32603, Message = "no" } }, 0, AnswerOf(Words));

        sent.Message.GetProperty("error").GetProperty("message").GetString().ShouldBe("no");
        sent.Message.TryGetProperty("result", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Text_that_looks_like_a_mark_is_left_alone()
    {
        var answer = AnswerOf($"{_marks.Text} {{\"{_marks.Text[..^1]}s\":0}}\n"); // as if somebody had guessed the token

        var sent = await SendAsync(Result(), answer: answer);

        sent.Message.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString().ShouldStartWith(_marks.Text + " {");
        sent.ContentLength.ShouldBe(sent.Bytes.Length);
    }

    private JsonNode? Result() => JsonNode.Parse(
        Fill("""{"content":[{"type":"text","text":"TEXT"}],"structuredContent":STRUCTURED,"resultType":"complete","_meta":{"x":1}}"""));

    private string Fill(string result)
    {
        var structured = _marks.Structured.GetRawText();
        return result.Replace("STRUCTURED_ESCAPED", structured.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("STRUCTURED", structured, StringComparison.Ordinal)
            .Replace("TEXT", _marks.Text, StringComparison.Ordinal);
    }

    private Task<Sent> SendAsync(JsonNode? result, int progress = 0, FramedAnswer? answer = null) =>
        SendAsync(new JsonRpcResponse { Id = new RequestId(7), Result = result }, progress, answer ?? AnswerOf(Words));

    private async Task<Sent> SendAsync(JsonRpcMessage last, int progress, FramedAnswer answer)
    {
        var body = new RecordingStream();
        var context = new DefaultHttpContext { Request = { Method = "POST" } };
        context.Features.Set<IHttpResponseFeature>(new StartableResponse(body));
        context.Response.Body = body;
        var writer = new ReplyWriter(context.Response, _marks);
        for (var i = 1; i <= progress; i++)
        {
            await writer.WriteEventAsync(
                new JsonRpcNotification { Method = NotificationMethods.ProgressNotification, Params = new JsonObject { ["progress"] = i } }, Cancelled);
            body.Text.Split("\n\n").Length.ShouldBe(i + 1); // at once, not at the end
        }

        await writer.WriteLastAsync(last, new DeferredAnswer(answer, "complete"), Cancelled);
        return new Sent(context.Response, body.Bytes);
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

        public IReadOnlyList<string> Headers => [.. response.Headers.Keys];

        public byte[] Bytes => bytes;

        public string Body => Encoding.UTF8.GetString(bytes);

        public JsonElement Message => JsonElement.Parse(bytes);

        public JsonElement LastEvent => JsonElement.Parse(Body[(Body.LastIndexOf("data: ", StringComparison.Ordinal) + "data: ".Length)..]);
    }
}
