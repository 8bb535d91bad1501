namespace RedditMcp.Simulator.Access;

/// <summary>The calls of one client in its current window.</summary>
internal sealed class ClientWindow
{
    private readonly Lock _counting = new();
    private long _window;
    private int _used;

    public int Count(long window)
    {
        lock (_counting)
        {
            if (window != _window)
                (_window, _used) = (window, 0);

            return ++_used;
        }
    }

    public int UsedIn(long window)
    {
        lock (_counting)
            return window == _window ? _used : 0;
    }
}
