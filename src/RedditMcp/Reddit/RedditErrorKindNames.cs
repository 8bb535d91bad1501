using System.Text.Json;

namespace RedditMcp.Reddit;

/// <summary>The public names of the kinds of errors.</summary>
internal static class RedditErrorKindNames
{
    extension(RedditErrorKind kind)
    {
        /// <summary>The kind in snake case, as answers and metrics have it.</summary>
        public string Name => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
    }
}
