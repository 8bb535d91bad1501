namespace RedditMcp.Reddit;

/// <summary>How many calls one request led to, retries included.</summary>
internal sealed class CallCount
{
    private int _value;

    public int Value => Volatile.Read(ref _value);

    public void Increment() => Interlocked.Increment(ref _value);
}
