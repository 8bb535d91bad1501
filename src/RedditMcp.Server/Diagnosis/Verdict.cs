namespace RedditMcp.Server.Diagnosis;

/// <summary>How bad a finding is.</summary>
internal enum Verdict
{
    Ok,

    /// <summary>It serves, but not as well as it could.</summary>
    Warn,

    /// <summary>It cannot serve.</summary>
    Fail,
}
