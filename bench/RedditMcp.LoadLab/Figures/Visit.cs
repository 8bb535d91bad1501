namespace RedditMcp.LoadLab.Figures;

/// <summary>How often somebody has asked a question.</summary>
internal enum Visit
{
    /// <summary>For the first time.</summary>
    First,

    /// <summary>Again, after the wait that was asked for.</summary>
    Return,
}
