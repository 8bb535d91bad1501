namespace RedditMcp.Caching.Cold;

/// <summary>All that is the id of something in a body, found without reading it: the texts that members have whose names end in <c>id</c>, without the prefix of a post's fullname.</summary>
/// <param name="body">JSON.</param>
internal ref struct IdScan(ReadOnlySpan<byte> body)
{
    private ReadOnlySpan<byte> _rest = body;

    /// <summary>The id that was found last.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Itself, so that it can be gone through.</summary>
    public readonly IdScan GetEnumerator() => this;

    /// <summary>Finds the next.</summary>
    public bool MoveNext()
    {
        for (var at = _rest.IndexOf("id\""u8); at >= 0; at = _rest.IndexOf("id\""u8))
        {
            _rest = _rest[(at + 3)..];
            var value = _rest.TrimStart(" \t\r\n:"u8);
            if (value is not [(byte)'"', ..] || value[1..].IndexOf((byte)'"') is not (>= 0 and var length))
                continue;
            value = value.Slice(1, length);
            Current = value.StartsWith("t3_"u8) ? value[3..] : value;
            return true;
        }

        return false;
    }
}
