namespace RedditMcp.Reddit;

/// <summary>One call to Reddit's API, made of checked parts only.</summary>
/// <param name="Endpoint">What metrics and logs call it; one of a fixed few.</param>
/// <param name="Path">The path; identifiers in it are valid by construction.</param>
internal sealed record RedditRequest(string Endpoint, string Path)
{
    /// <summary>Query parameters; null values are left out.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Query { get; init; } = [];

    /// <summary>A form to post; null for GET.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>>? Form { get; init; }

    /// <summary>Whether it goes to the site, without a token, to learn where it redirects.</summary>
    public bool IsShareLink { get; init; }

    /// <summary>Whether Reddit takes only one such call at a time from a client.</summary>
    public bool IsExclusive { get; init; }

    /// <summary>What the call is about, for an error: "the post", "the community r/x".</summary>
    public string Subject { get; init; } = "it";

    /// <summary>Adds a query parameter unless it is null.</summary>
    public RedditRequest With(string name, string? value) =>
        value is null ? this : this with { Query = [.. Query, new(name, value)] };
}
