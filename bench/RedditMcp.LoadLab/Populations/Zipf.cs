namespace RedditMcp.LoadLab.Populations;

/// <summary>Ranks by Zipf's law: rank i is drawn in proportion to i^-s.</summary>
internal sealed class Zipf
{
    private readonly double[] _upTo;

    /// <summary>Adds the shares up.</summary>
    /// <param name="count">How many ranks there are.</param>
    /// <param name="skew">The exponent s; 0 draws all alike.</param>
    public Zipf(int count, double skew)
    {
        _upTo = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++)
            _upTo[rank] = sum += Math.Pow(rank + 1, -skew);
    }

    /// <summary>A rank, from 0.</summary>
    public int Draw(Random dice)
    {
        var place = Array.BinarySearch(_upTo, dice.NextDouble() * _upTo[^1]);
        return Math.Min(place < 0 ? ~place : place + 1, _upTo.Length - 1);
    }
}
