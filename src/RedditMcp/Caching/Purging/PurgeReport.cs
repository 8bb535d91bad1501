namespace RedditMcp.Caching.Purging;

/// <summary>What a purge did.</summary>
/// <param name="Removed">Entries removed or shortened, by tier; null where a tier did not answer.</param>
/// <param name="LogTrouble">Why the compliance log could not be written; null when it was.</param>
internal sealed record PurgeReport(IReadOnlyDictionary<string, int?> Removed, string? LogTrouble)
{
    /// <summary>Whether it reached everything.</summary>
    public bool IsComplete => LogTrouble is null && Removed.Values.All(count => count is not null);
}
