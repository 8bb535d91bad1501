using System.Text.Json;

namespace RedditMcp.LoadLab.Rigs;

/// <summary>The way of one person to the server.</summary>
internal interface IDoor : IAsyncDisposable
{
    /// <summary>Calls a tool; what goes wrong is an outcome.</summary>
    Task<Reply> CallAsync(string tool, IReadOnlyDictionary<string, JsonElement> arguments);
}
