namespace RedditMcp.Budget.Queue;

/// <summary>Those who wait, a line for each priority. Whoever uses it sees to it that nobody else does meanwhile.</summary>
internal sealed class WaitingLines
{
    private readonly LinkedList<Waiter>[] _lines = [.. Enum.GetValues<CallPriority>().Select(_ => new LinkedList<Waiter>())];

    /// <summary>How many there are.</summary>
    public int Length { get; private set; }

    /// <summary>All, in the order in which they are served.</summary>
    public Waiter[] All => [.. _lines.SelectMany(line => line)];

    /// <summary>Who is served next; null when nobody waits.</summary>
    public Waiter? First => _lines.Select(line => line.First?.Value).FirstOrDefault(waiter => waiter is not null);

    /// <summary>Those of a priority.</summary>
    public Waiter[] Of(CallPriority priority) => [.. _lines[(int)priority]];

    /// <summary>How many of a priority there are.</summary>
    public int LengthOf(CallPriority priority) => _lines[(int)priority].Count;

    /// <summary>How many would be served before one who came now.</summary>
    public int AheadOf(CallPriority priority) => _lines.Take((int)priority + 1).Sum(line => line.Count);

    /// <summary>Puts one at the end of its line.</summary>
    public void Add(Waiter waiter)
    {
        waiter.Place = _lines[(int)waiter.Priority].AddLast(waiter);
        Length++;
    }

    /// <summary>Takes one out, if it still is in its line.</summary>
    public void Remove(Waiter waiter)
    {
        if (waiter.Place is not { List: { } line } place)
            return;
        line.Remove(place);
        Length--;
    }
}
