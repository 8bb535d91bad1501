namespace RedditMcp.Tests.Server.Stdio;

/// <summary>Tests that start more processes than a small machine has cores: while they run, nothing else does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ManyProcesses
{
    public const string Name = "many processes";
}
