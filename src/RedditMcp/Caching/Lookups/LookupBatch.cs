using RedditMcp.Budget;
using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Caching.Lookups;

/// <summary>Lookups that go to Reddit together. Filled under the lock of its <see cref="LookupStop"/>, and by nobody any more once it leaves.</summary>
internal sealed class LookupBatch : IDisposable
{
    /// <summary>Reddit takes no more in a call.</summary>
    public const int Most = 100;

    /// <summary>It leaves when nobody has come for so long, and nobody is known to be on the way.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>It waits no longer, for whomever.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    private readonly List<string> _names = [];
    private readonly TaskCompletionSource<FetchedContent<LookupAnswer>?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly long _opened;
    private readonly CancellationTokenSource _abandoned = new();
    private int _givenUp;

    public LookupBatch(LookupBy by, TimeProvider time, Action<LookupBatch> leave)
    {
        By = by;
        _time = time;
        _opened = time.GetTimestamp();
        Abandoned = _abandoned.Token;
        _timer = time.CreateTimer(_ => leave(this), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public LookupBy By { get; }

    public bool IsFull => _names.Count == Most;

    /// <summary>Whether nobody came along.</summary>
    public bool IsOfOne => _names.Count == 1;

    /// <summary>The terms of its most important and its most patient member, as long as any of them wants an answer.</summary>
    public CallTerms Terms { get; private set; } = new(CallPriority.Archive, Persistence.OneTry);

    /// <summary>Cancelled when no member wants an answer any more.</summary>
    public CancellationToken Abandoned { get; }

    /// <summary>What Reddit answered; null where the batch is of one, which had better ask at its own address.</summary>
    public Task<FetchedContent<LookupAnswer>?> Answer => _answer.Task;

    /// <summary>Takes a lookup along.</summary>
    public void Add(string name, CallTerms terms)
    {
        _names.Add(name);
        Terms = Terms with
        {
            Priority = terms.Priority < Terms.Priority ? terms.Priority : Terms.Priority,
            Persistence = terms.Persistence is Persistence.Retries ? terms.Persistence : Terms.Persistence,
            Abandoned = Abandoned,
        };
    }

    /// <summary>A member wants no answer any more.</summary>
    public void GiveUp()
    {
        if (Interlocked.Increment(ref _givenUp) != _names.Count)
            return;
        try
        {
            _abandoned.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // it has landed
        }
    }

    /// <summary>Waits from now on so long, and not longer in all than it may.</summary>
    public void WaitOn(TimeSpan pause)
    {
        var left = Longest - _time.GetElapsedTime(_opened);
        _timer.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left < pause ? left : pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The call for all of them.</summary>
    public RedditRequest ToRequest() => By switch
    {
        LookupBy.SubredditName => Request("the communities", "sr_name"),
        _ => Request("the posts", "id"),
    };

    /// <summary>Tells all members what came of it.</summary>
    public void Land(FetchedContent<LookupAnswer>? answer) => _answer.SetResult(answer);

    /// <summary>Tells all members that something of ours went wrong.</summary>
    public void Crash(Exception failure) => _answer.SetException(failure);

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _abandoned.Dispose();
    }

    private RedditRequest Request(string subject, string parameter) =>
        new RedditRequest("info", "/api/info") { Subject = subject }.With(parameter, string.Join(',', _names));
}
