using System.Security.Claims;

namespace RedditMcp.Budget.Users;

/// <summary>Who calls, or why that is not told.</summary>
/// <param name="User">The caller; null for the operator, and where there is a refusal.</param>
/// <param name="Refusal">Why the caller is not let in; null where it is.</param>
internal readonly record struct Identification(ClaimsPrincipal? User, CallerRefusal? Refusal)
{
    /// <summary>Nobody has to say who they are.</summary>
    public static Identification Operator => default;

    public static implicit operator Identification(ClaimsPrincipal user) => new(user, Refusal: null);

    public static implicit operator Identification(CallerRefusal refusal) => new(User: null, refusal);
}
