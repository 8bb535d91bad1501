using System.Text;
using CsCheck;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Tests.Caching;

public sealed class EntryFormatTests
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.FromUnixTimeMilliseconds(1_760_000_000_123);

    private static readonly Gen<CacheEntry> s_entries =
        from body in Gen.Byte.Array[0, 3000]
        from parameters in Gen.String
        from kind in Gen.Enum<ContentKind>()
        from source in Gen.Enum<RedditSource>()
        from fetched in Gen.Long[0, 4_000_000_000_000]
        from fresh in Gen.Long[0, 1_000_000_000]
        from stale in Gen.Long[0, 1_000_000_000]
        from hash in Gen.ULong
        from drift in Gen.Float[0.25f, 8f]
        select new CacheEntry
        {
            Body = body,
            BodyHash = hash,
            Kind = kind,
            Drift = drift,
            Parameters = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(parameters)),   // lone surrogates are no text
            Source = source,
            FetchedAt = DateTimeOffset.FromUnixTimeMilliseconds(fetched),
            FreshUntil = DateTimeOffset.FromUnixTimeMilliseconds(fetched + fresh),
            StaleUntil = DateTimeOffset.FromUnixTimeMilliseconds(fetched + fresh + stale),
        };

    [Fact]
    public void What_is_written_is_read_again() => s_entries.Sample(entry => Same(entry, EntryFormat.Read(EntryFormat.Write(entry))));

    [Fact]
    public void Errors_are_kept_with_their_kind_and_message()
    {
        foreach (var kind in Enum.GetValues<RedditErrorKind>())
        {
            var read = EntryFormat.Read(EntryFormat.Write(Refusal(kind))).ShouldNotBeNull();
            read.Error.ShouldBe(new RedditError(kind, "nichts da – 没有"));
            read.Kind.ShouldBeNull();
            read.Body.Length.ShouldBe(0);
        }
    }

    [Fact]
    public void Bodies_are_compressed_where_that_is_worth_it()
    {
        EntryFormat.Write(Entry(new string('a', 50_000)))[4].ShouldBe((byte)1);
        EntryFormat.Write(Entry(new string('a', 50_000))).Length.ShouldBeLessThan(1000);
        EntryFormat.Write(Entry("short"))[4].ShouldBe((byte)0);
    }

    /// <summary>The bytes of version 1, which other programs and earlier versions of this one have written.</summary>
    [Fact]
    public void The_bytes_of_version_1_are_pinned() => Convert.ToHexStringLower(EntryFormat.Write(Entry("""{"posts":[]}"""))).ShouldBe(
        "524d4301" + "00" + "03" + "00" + "01"
        + "7bc02cc899010000" + "5b5431c899010000" + "7b1c53cd99010000"
        + "efcdab8967452301" + "0000c03f" + "0c000000" + "0e000000" + "00000000" + "0c000000"
        + "7b22736f7274223a22746f70227d" + "7b22706f737473223a5b5d7d");

    [Fact]
    public void Cut_off_anywhere_it_is_no_entry()
    {
        var whole = EntryFormat.Write(Entry(new string('x', 700)));
        for (var length = 0; length < whole.Length; length++)
            EntryFormat.Read(whole.AsMemory(0, length)).ShouldBeNull($"cut to {length} of {whole.Length} bytes");
    }

    [Fact]
    public void Whatever_the_bytes_are_reading_them_does_not_throw() =>
        Gen.Byte.Array[0, 200].Sample(bytes => EntryFormat.Read(bytes) is null);

    [Fact]
    public void One_flipped_byte_never_makes_reading_throw()
    {
        var whole = EntryFormat.Write(Entry(new string('x', 700)));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((index, value) =>
        {
            var damaged = whole.ToArray();
            damaged[index] = value;
            EntryFormat.Read(damaged);
        });
    }

    [Fact]
    public void Another_version_is_no_entry()
    {
        var newer = EntryFormat.Write(Entry("{}"));
        newer[3]++;
        EntryFormat.Read(newer).ShouldBeNull();
    }

    private static CacheEntry Entry(string body) => new()
    {
        Body = Encoding.UTF8.GetBytes(body),
        BodyHash = 0x0123456789abcdef,
        Kind = ContentKind.PostsTopDay,
        Drift = 1.5,
        Parameters = """{"sort":"top"}""",
        Source = RedditSource.Simulator,
        FetchedAt = s_now,
        FreshUntil = s_now.AddMinutes(5),
        StaleUntil = s_now.AddDays(1),
    };

    private static CacheEntry Refusal(RedditErrorKind kind) => new()
    {
        Body = default,
        Error = new RedditError(kind, "nichts da – 没有"),
        Parameters = "{}",
        Source = RedditSource.Reddit,
        FetchedAt = s_now,
        FreshUntil = s_now.AddMinutes(1),
        StaleUntil = s_now.AddMinutes(1),
    };

    private static bool Same(CacheEntry a, CacheEntry? b) =>
        b is not null && a.Body.Span.SequenceEqual(b.Body.Span) && a.BodyHash == b.BodyHash && a.Kind == b.Kind && (float)a.Drift == (float)b.Drift
        && a.Parameters == b.Parameters && a.Source == b.Source && a.Error == b.Error
        && a.FetchedAt == b.FetchedAt && a.FreshUntil == b.FreshUntil && a.StaleUntil == b.StaleUntil;
}
