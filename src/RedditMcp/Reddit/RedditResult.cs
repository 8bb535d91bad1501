using System.Diagnostics.CodeAnalysis;

namespace RedditMcp.Reddit;

/// <summary>What was asked for, or why it is not to be had.</summary>
internal readonly struct RedditResult<T>
    where T : class
{
    private RedditResult(T? value, RedditError? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>What was asked for.</summary>
    public T? Value { get; }

    /// <summary>Why it is not to be had.</summary>
    public RedditError? Error { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    public static implicit operator RedditResult<T>(T value) => new(value, null);

    public static implicit operator RedditResult<T>(RedditError error) => new(null, error);
}
