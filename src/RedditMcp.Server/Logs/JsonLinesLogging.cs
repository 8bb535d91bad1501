using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RedditMcp.Server.Logs;

/// <summary>Registers the log: JSON lines on stderr.</summary>
internal static class JsonLinesLogging
{
    public static void AddJsonLines(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.Services.TryAddSingleton(TimeProvider.System);
        logging.Services.AddSingleton<JsonLineFormatter>().AddSingleton<ILoggerProvider, JsonLineLoggerProvider>();
    }
}
