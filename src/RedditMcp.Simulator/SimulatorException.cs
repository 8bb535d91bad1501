namespace RedditMcp.Simulator;

/// <summary>The simulator cannot start the way it was asked to; the message says why.</summary>
public sealed class SimulatorException : Exception
{
    /// <summary>Says why.</summary>
    public SimulatorException(string message)
        : base(message)
    {
    }

    /// <summary>Says why, and what it follows from.</summary>
    public SimulatorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Says nothing.</summary>
    public SimulatorException()
    {
    }
}
