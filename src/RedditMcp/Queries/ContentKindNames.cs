using System.Text.Json;

namespace RedditMcp.Queries;

/// <summary>What metrics and logs call the kinds: <c>posts_hot</c>, <c>comments_old</c>, ...</summary>
internal static class ContentKindNames
{
    private static readonly string[] s_names =
        [.. Enum.GetNames<ContentKind>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    extension(ContentKind kind)
    {
        /// <summary>The kind in snake case.</summary>
        public string Name => s_names[(int)kind];
    }
}
