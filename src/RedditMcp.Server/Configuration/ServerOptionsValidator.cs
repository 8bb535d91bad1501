using System.Net;
using Microsoft.Extensions.Options;

namespace RedditMcp.Server.Configuration;

/// <summary>Refuses server options that cannot work. Whether an address may be listened on depends on more than these, see <see cref="Http.Entrance"/>.</summary>
internal sealed class ServerOptionsValidator : IValidateOptions<ServerOptions>
{
    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        var failures = new List<string>();
        if (options.Port is < 0 or > IPEndPoint.MaxPort)
            failures.Add($"Server:Port is {options.Port}; a port is 1 to 65535, or 0 for any that is free.");

        if (!IPAddress.TryParse(options.Bind, out _))
            failures.Add($"Server:Bind is '{options.Bind}', which is not an IP address such as 127.0.0.1 or 0.0.0.0.");

        if (options.AllowedHosts.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length is 0)
            failures.Add("Server:AllowedHosts names no host; give the names clients use, separated by semicolons.");

        return failures.Count is 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
