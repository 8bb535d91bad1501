using Microsoft.Extensions.Options;
using RedditMcp.Budget.Credentials;
using RedditMcp.Budget.Queue;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;

namespace RedditMcp.Budget;

/// <summary>
/// Who may call Reddit, when, and with which key. A call is granted by the ledger of a key, the free keys first; who cannot have one at once waits in line, those who wait for an
/// answer before the background.
/// </summary>
internal sealed class RequestBudget
{
    /// <summary>A paid key is used when the free ones would make somebody in the line wait longer.</summary>
    private static readonly TimeSpan s_worthPaying = TimeSpan.FromSeconds(1);

    private readonly CredentialPool _pool;
    private readonly BudgetMetrics _metrics;
    private readonly IOptions<BudgetOptions> _options;
    private readonly CallQueue _queue;
    private readonly TimeProvider _time;

    public RequestBudget(CredentialPool pool, BudgetMetrics metrics, IOptions<BudgetOptions> options, TimeProvider time)
    {
        _pool = pool;
        _metrics = metrics;
        _options = options;
        _time = time;
        _queue = new CallQueue(AskAsync, metrics, time);
        metrics.Observe(pool, _queue);
    }

    /// <summary>How far the keys are used: calls a minute of a key that has a hundred.</summary>
    public double Load => _pool.Load;

    /// <summary>How long somebody who asked now would wait, as far as is known.</summary>
    public TimeSpan ExpectedWait => _queue.ExpectedWait(CallPriority.Interactive);

    /// <summary>Whether somebody waits for a call.</summary>
    public bool HasWaiting => _queue.LengthOf(CallPriority.Interactive) > 0;

    /// <summary>Whether a call would be granted now, as far as is known; asks nobody.</summary>
    public bool HasRoom(CallPriority priority) => _queue.ExpectedWait(priority) == TimeSpan.Zero;

    /// <summary>Until when somebody who asks now waits: as long as the settings allow. Who has something else to go by does not wait.</summary>
    public DateTimeOffset PatienceOf(Persistence persistence) =>
        _time.GetUtcNow() + (persistence is Persistence.OneTry ? TimeSpan.Zero : _options.Value.MaxWait);

    /// <summary>Asks for a call, and waits for it as long as the settings allow.</summary>
    /// <param name="priority">For whom.</param>
    /// <param name="persistence">Who has something else to go by does not wait.</param>
    /// <param name="cancellationToken">Gives the place in line up.</param>
    public Task<RedditResult<CallPermit>> TakeAsync(CallPriority priority, Persistence persistence, CancellationToken cancellationToken) =>
        TakeAsync(priority, PatienceOf(persistence), cancellationToken);

    /// <summary>Asks for a call, and waits for it as long as is left of a patience.</summary>
    /// <param name="priority">For whom.</param>
    /// <param name="until">Until when to wait for it; <see cref="PatienceOf"/> when the first was asked for.</param>
    /// <param name="cancellationToken">Gives the place in line up.</param>
    public Task<RedditResult<CallPermit>> TakeAsync(CallPriority priority, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var patience = until - _time.GetUtcNow();
        return _queue.EnterAsync(priority, patience > TimeSpan.Zero ? patience : TimeSpan.Zero, cancellationToken);
    }

    /// <summary>Asks for one more call with the key of another, now or not at all.</summary>
    public async ValueTask<RedditResult<CallPermit>> AnotherAsync(CallPermit permit)
    {
        var (reply, another) = await permit.Credential.AskAsync(permit.Priority);
        if (another is not null)
            return another;
        _metrics.Refused(permit.Priority, reply.Refusal);
        return RedditErrors.RateLimited(TimeSpan.FromMilliseconds(reply.RetryAfter));
    }

    private async ValueTask<QueueVerdict> AskAsync(CallPriority priority)
    {
        var verdict = await AskAsync(priority, isPaid: false);
        var isWorthPaying = priority is CallPriority.Interactive && verdict.Permit is null
            && (verdict.Error is not null || WaitOfLast(verdict) > s_worthPaying) && _pool.All.Any(credential => credential.IsPaid);
        if (!isWorthPaying)
            return verdict;
        var paid = await AskAsync(priority, isPaid: true);
        return paid.Permit is not null ? paid : QueueVerdict.SoonerOf(verdict, paid);
    }

    /// <summary>How long the last in the line would wait for the free keys; the first may have next to nothing to wait for, and yet the line grow.</summary>
    private TimeSpan WaitOfLast(QueueVerdict verdict) =>
        verdict.RetryAfter + (verdict.Spacing * Math.Max(0, _queue.LengthOf(CallPriority.Interactive) - 1));

    private async ValueTask<QueueVerdict> AskAsync(CallPriority priority, bool isPaid)
    {
        var verdict = QueueVerdict.Never(_pool.Primary?.Trouble ?? RedditErrors.NoCredentials);
        foreach (var credential in _pool.All)
        {
            if (credential.IsPaid != isPaid)
                continue;
            if (credential is { Rest: { } rest, Trouble: { } trouble } && rest > TimeSpan.Zero)
            {
                verdict = QueueVerdict.SoonerOf(verdict, QueueVerdict.Never(trouble, rest));
                continue;
            }

            var (reply, permit) = await credential.AskAsync(priority);
            if (permit is not null)
                return QueueVerdict.Grant(permit);
            var later = QueueVerdict.Later(TimeSpan.FromMilliseconds(reply.RetryAfter), RedditClock.Window / Math.Max(1, reply.Limit), reply.Refusal);
            verdict = QueueVerdict.SoonerOf(verdict, later);
        }

        return verdict;
    }
}
