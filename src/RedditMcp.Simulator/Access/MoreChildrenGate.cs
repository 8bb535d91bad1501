using System.Collections.Concurrent;

namespace RedditMcp.Simulator.Access;

/// <summary>Reddit allows a client one <c>morechildren</c> call at a time.</summary>
internal sealed class MoreChildrenGate
{
    private readonly ConcurrentDictionary<string, int> _inside = new(StringComparer.Ordinal);

    /// <summary>Says how many calls with this token are under way, with this one.</summary>
    public int Enter(string token) => _inside.AddOrUpdate(token, 1, static (_, inside) => inside + 1);

    public void Leave(string token)
    {
        var left = _inside.AddOrUpdate(token, 0, static (_, inside) => inside - 1);
        if (left <= 0)
            _inside.TryRemove(KeyValuePair.Create(token, left));
    }
}
