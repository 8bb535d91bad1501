using System.Security.Claims;

namespace RedditMcp.Budget.Users;

/// <summary>A caller as the pipeline hands it from HTTP to the tools.</summary>
internal sealed class CallerIdentity(Caller caller) : ClaimsIdentity(
    [new Claim(ClaimTypes.NameIdentifier, caller.Id), new Claim("tier", caller.Tier?.Name ?? "operator")], authenticationType: "reddit-mcp")
{
    /// <summary>Who it is.</summary>
    public Caller Caller => caller;

    /// <summary>Who calls; the operator where nobody had to say who they are.</summary>
    public static Caller Of(ClaimsPrincipal? user) => user?.Identity is CallerIdentity known ? known.Caller : Caller.Operator;
}
