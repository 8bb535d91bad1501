namespace RedditMcp.Caching.Warm;

/// <summary>
/// The name of an entry, <c>{space}:{tool}:{hash}:{version}</c>, and of what belongs to it:
/// <list type="bullet">
/// <item><c>{space}:meta:{tool}:{hash}:{version}</c>, what is known of it;</item>
/// <item><c>{space}:stats:keys:{tool}</c>, the count of the different entries of its tool;</item>
/// <item><c>{space}:lease:{tool}:{hash}:{version}</c>, the lease of whoever fetches it, and <c>...:failed</c> for seconds after that failed.</item>
/// </list>
/// No space and no tool holds a colon, and no tool is called as one of these.
/// </summary>
internal readonly record struct EntryName
{
    private static readonly string[] s_reserved = ["meta", "stats", "lease", "notices"];

    private EntryName(string value, string space, string tool)
    {
        Value = value;
        Space = space;
        Tool = tool;
    }

    /// <summary>The name itself.</summary>
    public string Value { get; }

    /// <summary>The key space: <c>reddit</c> for public Reddit.</summary>
    public string Space { get; }

    /// <summary>The part that says what kind of question it is.</summary>
    public string Tool { get; }

    /// <summary>Where what is known of the entry is kept.</summary>
    public string Metadata => string.Concat(Space, ":meta", Value.AsSpan(Space.Length));

    /// <summary>Where the different entries of the tool are counted.</summary>
    public string Sketch => SketchOf(Space, Tool);

    /// <summary>Where the different entries of a tool are counted.</summary>
    public static string SketchOf(string space, string tool) => $"{space}:stats:keys:{tool}";

    /// <summary>The entry's name, of where what is known of it is kept.</summary>
    public static string OfMetadata(string metadata)
    {
        var space = metadata.IndexOf(':', StringComparison.Ordinal);
        return string.Concat(metadata.AsSpan(0, space), metadata.AsSpan(space + ":meta".Length));
    }

    /// <summary>Reads a name.</summary>
    /// <returns>Null when it is not an entry's.</returns>
    public static EntryName? Parse(string name)
    {
        var space = name.IndexOf(':', StringComparison.Ordinal);
        var tool = space < 0 ? -1 : name.IndexOf(':', space + 1);
        return tool < 0 || IsReserved(name) ? null : new EntryName(name, name[..space], name[(space + 1)..tool]);
    }

    /// <summary>Whether a name is that of something kept beside the entries.</summary>
    public static bool IsReserved(string name)
    {
        var rest = name.AsSpan(name.IndexOf(':', StringComparison.Ordinal) + 1);
        foreach (var word in s_reserved)
        {
            if (rest.StartsWith(word, StringComparison.Ordinal) && rest.Length > word.Length && rest[word.Length] == ':')
                return true;
        }

        return false;
    }
}
