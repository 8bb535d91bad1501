using System.Collections.Concurrent;

namespace RedditMcp.Simulator.Rendering;

/// <summary>
/// Rendered things, each with the state it was rendered in. Holds a bounded number of bytes in two generations: when the young one
/// is full it becomes the old one, and what the old one held goes unless it was used meanwhile.
/// </summary>
internal sealed class FragmentCache<TState>(long capacity)
    where TState : struct, IEquatable<TState>
{
    private ConcurrentDictionary<FragmentKey, (TState State, byte[] Json)> _young = new();
    private ConcurrentDictionary<FragmentKey, (TState State, byte[] Json)> _old = new();
    private long _bytes;

    public byte[] GetOrRender<TThing>(FragmentKey key, TState state, TThing thing, Func<TThing, TState, bool, byte[]> render)
    {
        if (_young.TryGetValue(key, out var known) && known.State.Equals(state))
            return known.Json;

        var json = _old.TryGetValue(key, out known) && known.State.Equals(state) ? known.Json : render(thing, state, key.Raw);
        Keep(key, state, json);
        return json;
    }

    private void Keep(FragmentKey key, TState state, byte[] json)
    {
        if (Interlocked.Add(ref _bytes, json.Length) > capacity / 2)
        {
            Interlocked.Exchange(ref _bytes, json.Length);
            _old = Interlocked.Exchange(ref _young, new ConcurrentDictionary<FragmentKey, (TState State, byte[] Json)>());
        }

        _young[key] = (state, json);
    }
}
