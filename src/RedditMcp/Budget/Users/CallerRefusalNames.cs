using System.Text.Json;

namespace RedditMcp.Budget.Users;

/// <summary>What metrics call the reasons.</summary>
internal static class CallerRefusalNames
{
    extension(CallerRefusal refusal)
    {
        /// <summary>The reason in snake case.</summary>
        public string Name => JsonNamingPolicy.SnakeCaseLower.ConvertName(refusal.ToString());
    }
}
