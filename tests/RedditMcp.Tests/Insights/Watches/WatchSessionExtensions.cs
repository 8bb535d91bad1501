using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Watches;

/// <summary>What a client does with watches.</summary>
internal static class WatchSessionExtensions
{
    extension(ProductSession session)
    {
        /// <summary>Makes a watch and gives its id.</summary>
        public async Task<string> WatchAsync(params (string Name, object? Value)[] arguments)
        {
            var answer = await session.CallAsync("watch_keywords", [("action", "create"), .. arguments.Any(pair => pair.Name == "check_interval") ? [] : new (string, object?)[] { ("check_interval", 1) }, .. arguments]);
            answer.IsError.ShouldBeFalse(answer.Text);
            return answer.Structured.GetProperty("watch").GetProperty("watch_id").GetString()!;
        }

        public Task<ToolAnswer> CheckAsync(string id, string? cursor = null) =>
            session.CallAsync("watch_keywords", ("action", "check"), ("watch_id", id), ("cursor", cursor));

        public Task<ToolAnswer> DoAsync(string action, string? id = null) => session.CallAsync("watch_keywords", ("action", action), ("watch_id", id));
    }

    extension(ToolAnswer answer)
    {
        /// <summary>The posts of all alerts of a check.</summary>
        public IReadOnlyList<string> AlertedIds =>
            [.. answer.Items("alerts").SelectMany(alert => alert.GetProperty("posts").EnumerateArray()).Select(post => post.GetProperty("id").GetString()!)];
    }
}
