namespace RedditMcp.LoadLab.Rigs;

/// <summary>What the warm tier is in.</summary>
internal enum StoreKind
{
    Sqlite,
    Redis,
}
