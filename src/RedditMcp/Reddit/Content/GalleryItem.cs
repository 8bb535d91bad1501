namespace RedditMcp.Reddit.Content;

/// <summary>One picture of a gallery.</summary>
/// <param name="Url">Where the full picture is.</param>
/// <param name="Caption">What its author wrote below it.</param>
/// <param name="OutboundUrl">Where its author lets it lead.</param>
internal sealed record GalleryItem(string Url, string? Caption = null, string? OutboundUrl = null);
