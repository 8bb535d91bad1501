namespace RedditMcp.Simulator.Rendering;

/// <summary>The envelope around a page of things.</summary>
internal static class ListingWriter
{
    public static AnswerBuffer OpenListing(this AnswerBuffer answer, string? after, int count) => answer
        .Append("""{"kind":"Listing","data":{"after":"""u8).AppendName(after)
        .Append(""","dist":"""u8).Append(count)
        .Append(""","modhash":null,"geo_filter":null,"children":["""u8);

    public static AnswerBuffer CloseListing(this AnswerBuffer answer) => answer.Append("""],"before":null}}"""u8);

    public static AnswerBuffer AppendThing(this AnswerBuffer answer, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data, ref bool first) => answer
        .Separate(ref first).Append("{\"kind\":\""u8).Append(kind).Append("\",\"data\":"u8).Append(data).Append("}"u8);
}
