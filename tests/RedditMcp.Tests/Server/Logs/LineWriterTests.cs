using System.Globalization;
using System.Text;
using RedditMcp.Server.Logs;

namespace RedditMcp.Tests.Server.Logs;

public sealed class LineWriterTests
{
    [Fact]
    public async Task Every_line_of_every_thread_is_written_whole_and_in_its_order()
    {
        using var output = new MemoryStream();
        using (var lines = new LineWriter(output))
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
            {
                for (var i = 0; i < 50_000; i++)
                    lines.Add(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{thread} {i:0000000000000000000000000000}\n")));
            })));
        }

        var written = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        written.Length.ShouldBe(200_000);
        foreach (var thread in written.GroupBy(line => line[0]))
            thread.Select(line => int.Parse(line[2..], CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(0, 50_000));
    }

    [Fact]
    public void A_line_that_comes_after_the_end_is_written_at_once()
    {
        using var output = new MemoryStream();
        var lines = new LineWriter(output);
        lines.Add("one\n"u8);
        lines.Dispose();

        lines.Add("two\n"u8);

        Encoding.UTF8.GetString(output.ToArray()).ShouldBe("one\ntwo\n");
    }

    [Fact]
    public void A_log_that_nobody_reads_any_more_ends_nothing()
    {
        using var closed = new BrokenStream();
        using var lines = new LineWriter(closed);

        lines.Add("one\n"u8);
        lines.Dispose();
        lines.Add("two\n"u8);

        closed.Tries.ShouldBe(2);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public int Tries { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Tries++;
            throw new IOException("broken pipe");
        }
    }
}
