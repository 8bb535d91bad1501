using RedditMcp.LoadLab.Populations;
using RedditMcp.LoadLab.Rigs;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.LoadLab.Figures;

/// <summary>Writes down what happens in a run: by phase, by minute and by question.</summary>
internal sealed class Recorder
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _expectedPause;
    private readonly long _began;
    private readonly List<Tally> _phases = [];
    private readonly List<Minute> _minutes = [];
    private readonly Questions _questions = new();

    /// <summary>Begins with nothing.</summary>
    /// <param name="time">The clock of the run.</param>
    /// <param name="expectedPause">How often a person asks: where an answer takes longer, the questions that were not asked meanwhile are counted in (coordinated omission).</param>
    public Recorder(TimeProvider time, TimeSpan expectedPause)
    {
        (_time, _expectedPause, _began) = (time, expectedPause, time.GetTimestamp());
    }

    /// <summary>The phases, the one that goes on last.</summary>
    public IReadOnlyList<Tally> Phases => _phases;

    /// <summary>The minutes, the first of the run first.</summary>
    public IReadOnlyList<Minute> Minutes => _minutes;

    /// <summary>What was asked.</summary>
    public Questions Questions => _questions;

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_began);

    /// <summary>Begins a phase; nothing is asked before the first.</summary>
    public void Enter(PhaseSpec phase)
    {
        lock (_gate)
            _phases.Add(new Tally(phase.Name, phase.WarmUp, _expectedPause) { From = Elapsed, IsFlushed = phase.Flush });
    }

    /// <summary>Ends the last phase.</summary>
    public void Leave()
    {
        lock (_gate)
            _phases[^1].To = Elapsed;
    }

    /// <summary>A question is asked.</summary>
    /// <param name="query">The question.</param>
    /// <param name="due">When it was to be.</param>
    public Asked Begin(Query query, long due) => new(query, due, _time.GetTimestamp(), _phases[^1]);

    /// <summary>It is answered.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="reply">What came back.</param>
    /// <param name="visit">Whether it was asked for the first time, or by somebody who was told to come back.</param>
    public void End(Asked asked, Reply reply, Visit visit)
    {
        var now = _time.GetTimestamp();
        var latency = _time.GetElapsedTime(asked.Due, now);
        lock (_gate)
        {
            asked.Phase.Count(asked.Query.Tool, reply, latency, visit);
            asked.Phase.Late(_time.GetElapsedTime(asked.Due, asked.Started));
            MinuteOf(_time.GetElapsedTime(_began, asked.Started)).Count(reply.Outcome);
            _questions.Count(asked.Query, reply, _time.GetElapsedTime(_began, asked.Started), asked.Phase.IsWarmUp);
        }
    }

    /// <summary>Somebody came back as often as they would, and was told to wait each time.</summary>
    public void GaveUp(Asked asked)
    {
        lock (_gate)
            asked.Phase.GaveUp();
    }

    /// <summary>Takes what the sampling of a minute found.</summary>
    /// <param name="at">Time since the start, at the end of what was sampled.</param>
    /// <param name="upstream">What Reddit was asked since the sample before.</param>
    /// <param name="people">How many people there are.</param>
    /// <param name="residentBytes">Memory of the servers.</param>
    public void Sampled(TimeSpan at, UpstreamCount upstream, int people, long residentBytes)
    {
        lock (_gate)
        {
            var minute = MinuteOf(at - TimeSpan.FromSeconds(1));
            (minute.Upstream, minute.Refused, minute.People, minute.ResidentBytes) = (minute.Upstream + upstream.Calls, minute.Refused + upstream.Refused, Math.Max(minute.People, people), residentBytes);
            if (_phases.Count > 0)
                _phases[^1].Sampled(upstream, residentBytes);
        }
    }

    /// <summary>Takes whether a breaker kept calls from Reddit.</summary>
    public void SawBreaker(BreakerSight sight)
    {
        lock (_gate)
        {
            if (_phases.Count > 0)
                _phases[^1].SawBreaker(sight);
        }
    }

    private Minute MinuteOf(TimeSpan at)
    {
        while (_minutes.Count <= (int)at.TotalMinutes)
            _minutes.Add(new Minute());
        return _minutes[(int)at.TotalMinutes];
    }
}
