namespace RedditMcp.Caching.Cold;

/// <summary>
/// Objects under names such as <c>data/2026/03/04/python/x.gz</c>. What was written is listed and read by everybody from then on.
/// Any trouble of the store is an <see cref="IOException"/> that says what to do about it.
/// </summary>
internal interface IArchiveStore
{
    /// <summary>Where it is, without secrets.</summary>
    string Place { get; }

    /// <summary>Writes an object, whole or not at all, in the place of what had its name.</summary>
    Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Reads an object; null where there is none.</summary>
    Task<byte[]?> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>The names below a folder, which ends with a slash, in the order of their bytes.</summary>
    IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Removes an object, if it is there.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);
}
