namespace RedditMcp.Tests.Harness;

/// <summary>Waits for what happens in its own time, and fails only when it does not happen at all.</summary>
internal static class Patience
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    public static async Task UntilAsync(Func<ValueTask<bool>> hasHappened, string what)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await hasHappened())
        {
            if (TimeProvider.System.GetElapsedTime(since) > s_limit)
                Assert.Fail($"It never happened that {what}.");
            await Task.Delay(s_pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
