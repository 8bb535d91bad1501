using Microsoft.AspNetCore.Http.Features;

namespace RedditMcp.Tests.Server.Http.Calls;

/// <summary>A response that has started once something was written, as a server's.</summary>
internal sealed class StartableResponse(Stream body) : HttpResponseFeature
{
    public override bool HasStarted => body.Length > 0;
}
