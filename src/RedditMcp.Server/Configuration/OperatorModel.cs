#if !NATIVE
using RedditMcp.Transformers;
#endif

namespace RedditMcp.Server.Configuration;

/// <summary>The sentiment model an operator may add. The native build has none: the runtime it needs is larger than all the rest.</summary>
internal static class OperatorModel
{
    /// <summary>Adds the model, if the configuration names one.</summary>
    /// <exception cref="SettingException">It does, and this build cannot run it.</exception>
    public static IServiceCollection AddOperatorModel(this IServiceCollection services, IConfiguration configuration)
    {
#if NATIVE
        return string.IsNullOrEmpty(configuration["Sentiment:ModelFolder"])
            ? services
            : throw new SettingException("Sentiment:ModelFolder needs the build that is not native (publish without PublishAot); leave it out here.");
#else
        return services.AddTransformer(configuration);
#endif
    }
}
