using System.Globalization;
using CsCheck;
using RedditMcp.Caching.Warm.Sqlite;

namespace RedditMcp.Tests.Caching.Warm.Sqlite;

public sealed class HyperLogLogTests
{
    /// <summary>Five standard errors: of a hundred thousand fair samples, none is outside.</summary>
    [Fact]
    public void It_counts_within_five_standard_errors_at_every_size() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int).Sample(
            (size, seed) => Math.Abs(Filled(seed, 0, size).Count() - size) <= Math.Ceiling(size * 5 * 1.04 / Math.Sqrt(1 << 14)), iter: 12);

    [Fact]
    public void Its_error_is_as_small_as_promised_over_many_counts()
    {
        const int Size = 10_000;
        var squares = Enumerable.Range(0, 40).Average(seed => Math.Pow((Filled(seed, 0, Size).Count() - (double)Size) / Size, 2));

        Math.Sqrt(squares).ShouldBeLessThan(0.0081 * 1.4);
    }

    [Fact]
    public void Adding_again_and_in_another_order_changes_nothing() => Gen.Int[0, 2_000].Array[1, 300].Sample(numbers =>
    {
        var (once, twice) = (new HyperLogLog(), new HyperLogLog());
        foreach (var number in numbers)
            once.Add(number.ToString(CultureInfo.InvariantCulture));
        foreach (var number in numbers.Concat(numbers).Reverse())
            twice.Add(number.ToString(CultureInfo.InvariantCulture));
        return once.Stored.AsSpan().SequenceEqual(twice.Stored);
    });

    [Fact]
    public void What_is_stored_goes_on_where_it_ended()
    {
        var sketch = HyperLogLog.Parse(Filled(1, 0, 5_000).Stored);
        for (var n = 5_000; n < 10_000; n++)
            sketch.Add(Word(1, n));

        sketch.Stored.ShouldBe(Filled(1, 0, 10_000).Stored);
        sketch.Stored.Length.ShouldBe(16_385);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(16_385, 2)]
    [InlineData(16_384, 1)]
    [InlineData(16_385, 52)]
    public void What_is_no_sketch_of_this_version_counts_from_zero(int length, byte fill)
    {
        var stored = new byte[length];
        stored.AsSpan().Fill(fill);

        HyperLogLog.Parse(stored).Count().ShouldBe(0);
    }

    [Fact]
    public void A_known_word_is_where_the_format_says()
    {
        var sketch = new HyperLogLog();
        sketch.Add("abc"); // SHA-256 begins ba7816bf 8f01cfea: index 0x2e9e, the other bits 0000 0101 ...

        sketch.Stored[0].ShouldBe((byte)1);
        sketch.Stored[1 + 0x2e9e].ShouldBe((byte)6);
        sketch.Stored.Count(register => register != 0).ShouldBe(2);
        sketch.Count().ShouldBe(1);
    }

    private static HyperLogLog Filled(int seed, int from, int to)
    {
        var sketch = new HyperLogLog();
        for (var n = from; n < to; n++)
            sketch.Add(Word(seed, n));
        return sketch;
    }

    private static string Word(int seed, int n) => string.Create(CultureInfo.InvariantCulture, $"{seed}:{n}");
}
