namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>The file was written by a later version of this program.</summary>
internal sealed class NewerSchemaException(long version) : Exception($"schema version {version}");
