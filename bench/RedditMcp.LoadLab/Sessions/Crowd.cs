using RedditMcp.LoadLab.Figures;
using RedditMcp.LoadLab.Populations;
using RedditMcp.LoadLab.Rigs;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.LoadLab.Sessions;

/// <summary>Keeps as many people there as are wanted: who leaves is followed by somebody new, unless there are too many.</summary>
internal sealed class Crowd(IRig rig, Population population, Recorder recorder, SessionSpec habits, int seed)
{
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(1);
    private readonly List<Task> _seats = [];
    private int _wanted;
    private int _there;
    private int _came;

    /// <summary>People who are there.</summary>
    public int There => Volatile.Read(ref _there);

    /// <summary>Brings so many people.</summary>
    /// <param name="wanted">How many are to be there at a time.</param>
    /// <param name="end">The end of the run.</param>
    public void Fill(Func<int> wanted, CancellationToken end)
    {
        Volatile.Write(ref _wanted, wanted());
        _seats.RemoveAll(seat => seat.IsCompletedSuccessfully);
        while (There < Volatile.Read(ref _wanted))
        {
            Interlocked.Increment(ref _there);
            _seats.Add(SitAsync(end));
        }
    }

    /// <summary>Keeps the number as wanted for a while.</summary>
    public async Task KeepAsync(Func<int> wanted, TimeSpan duration, CancellationToken end)
    {
        var started = rig.Time.GetTimestamp();
        while (rig.Time.GetElapsedTime(started) < duration && !end.IsCancellationRequested)
        {
            Fill(wanted, end);
            await Task.Delay(s_between, rig.Time, CancellationToken.None);
            foreach (var seat in _seats.Where(seat => seat.IsFaulted))
                await seat;
        }
    }

    /// <summary>Completes when all have gone.</summary>
    public async Task LeaveAsync() => await Task.WhenAll(_seats).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task SitAsync(CancellationToken end)
    {
        try
        {
            while (There <= Volatile.Read(ref _wanted) && !end.IsCancellationRequested)
            {
                var number = Interlocked.Increment(ref _came);
                await using var door = rig.Open();
                await new Person(population, door, recorder, habits, new Random(unchecked((seed * 1_000_003) + number))).VisitAsync(rig.Time, end);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // the run is over
        }
        finally
        {
            Interlocked.Decrement(ref _there);
        }
    }
}
