namespace RedditMcp.Caching;

/// <summary>
/// What of an answer is the same for whoever asks, as the bytes that go out. Between its blocks belongs what differs each time: tier, age,
/// calls left.
/// </summary>
/// <param name="Text">The items in words, escaped as within a JSON string, up to the line about their origin.</param>
/// <param name="TextEnd">What follows that line, escaped likewise: what is missing, and the cursor.</param>
/// <param name="Items">The items as members of a JSON object, with its opening brace; empty where only words are wanted.</param>
/// <param name="MetadataEnd">The last members of the object's metadata, up to the end of both.</param>
internal sealed record RenderedAnswer(
    ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> TextEnd, ReadOnlyMemory<byte> Items, ReadOnlyMemory<byte> MetadataEnd)
{
    /// <summary>What it weighs in memory: its bytes, and about 300 for the objects around.</summary>
    public int Weight => Text.Length + TextEnd.Length + Items.Length + MetadataEnd.Length + 300;
}
