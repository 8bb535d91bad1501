namespace RedditMcp.Server.Http.Guards;

/// <summary>Marks the endpoints that <see cref="CallerGuard"/> stands before.</summary>
internal sealed class CallersOnly
{
    public static CallersOnly Mark { get; } = new();
}
