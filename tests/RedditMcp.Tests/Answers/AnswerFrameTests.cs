using System.Buffers;
using System.Text;
using CsCheck;
using Microsoft.Extensions.Options;
using RedditMcp.Answers;
using RedditMcp.Answers.Model;
using RedditMcp.Caching;
using RedditMcp.Reddit;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Answers;

/// <summary>What is said about an answer is true each time it is given.</summary>
public sealed class AnswerFrameTests
{
    private static readonly Gen<Origin> s_origins = Gen.Select(
        Gen.Enum<CacheTier>(), Gen.Int[0, 30], Gen.Int[0, 3], Gen.Bool, Gen.Enum<RedditSource>(), Gen.Int[0, 2],
        (tier, tenths, ttl, isStale, source, calls) =>
            new Origin(tier, TimeSpan.FromMilliseconds((100 * tenths) + 20), TimeSpan.FromSeconds(ttl), isStale, source, calls));

    private readonly RenderedAnswer _answer = AnswerRenderer.Render(
        "words\n", 10_000, new ListingAnswer { Posts = [] }, AnswerJson.Compact.ListingAnswer, AnswerGaps.Of(0));

    [Fact]
    public void Nothing_of_an_answer_given_before_is_told_of_the_next() =>
        s_origins.Array[2, 200].Sample(origins =>
        {
            var frame = NewFrame(); // what it remembers of all the others must not show
            foreach (var origin in origins)
                Write(frame.Put(_answer, origin, quota: null)).ShouldBe(Write(NewFrame().Put(_answer, origin, quota: null)));
        });

    [Fact]
    public void An_answer_given_again_at_once_costs_no_writing()
    {
        var origin = new Origin(CacheTier.Hot, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), IsStale: false, RedditSource.Reddit, ApiCalls: 0);
        var frame = NewFrame();

        var first = frame.Put(_answer, origin, quota: null);
        var soon = frame.Put(_answer, origin with { Age = origin.Age + TimeSpan.FromMilliseconds(20) }, quota: null);
        var later = frame.Put(_answer, origin with { Age = origin.Age + TimeSpan.FromMilliseconds(100) }, quota: null);

        soon.MetadataStart.ShouldBe(first.MetadataStart); // the same memory, not only the same bytes
        later.Metadata.AgeSeconds.ShouldBe(5.1);
        Write(later).ShouldContain("\"age_seconds\":5.1");
    }

    private static AnswerFrame NewFrame() => new(TestKeys.Pool(TimeProvider.System), Options.Create(new RedditOptions()));

    private static string Write(FramedAnswer answer)
    {
        var written = new ArrayBufferWriter<byte>();
        answer.WriteText(written);
        answer.WriteStructured(written);
        return Encoding.UTF8.GetString(written.WrittenSpan);
    }
}
