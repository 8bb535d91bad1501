namespace RedditMcp.Tools.Resources;

/// <summary>What a resource holds.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsCached">Whether it took no call to Reddit.</param>
/// <param name="TimeToLive">For how long it will not change here: what is left of the life of our own entry.</param>
internal sealed record ResourceText(string Text, bool IsCached, TimeSpan TimeToLive)
{
    /// <summary>Whether it is one caller's, and nobody else's to see.</summary>
    public bool IsPersonal { get; init; }
}
