using RedditMcp.Reddit;

namespace RedditMcp.Tools.Arguments;

/// <summary>A call that is refused for its arguments, before anything is asked.</summary>
internal sealed class InvalidArgumentException(string message) : Exception(message)
{
    /// <summary>The same as an error for the caller.</summary>
    public RedditError Error { get; } = new(RedditErrorKind.InvalidArgument, message);
}
