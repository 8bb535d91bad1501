namespace RedditMcp.Server.Commands;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>It could not do what it was asked to.</summary>
    public const int Failure = 1;

    /// <summary>An argument or a setting is wrong; nothing was started.</summary>
    public const int WrongUsage = 2;
}
