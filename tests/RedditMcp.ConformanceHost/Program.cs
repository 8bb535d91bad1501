using RedditMcp.ConformanceHost.Fixtures;
using RedditMcp.Server.Configuration;
using RedditMcp.Server.Http;

// Without credentials: the suite asks for fixtures only, and nothing may reach Reddit from a test.
var settings = LogLevels.Defaults.With("Server:Port", args[0], "the first argument");
await using var host = HttpHost.Build(settings, mcp => mcp
    .WithTools<ContentTools>()
    .WithTools<StreamTools>()
    .WithTools<InputTools>()
    .WithTools<InputRoundTools>()
    .WithTools([SchemaTool.Create()])
    .WithPrompts<Prompts>()
    .WithResources<Resources>()
    .WithSubscribeToResourcesHandler((_, _) => ValueTask.FromResult(new EmptyResult()))       // the product's are for its watches
    .WithUnsubscribeFromResourcesHandler((_, _) => ValueTask.FromResult(new EmptyResult()))
    .WithCompleteHandler((_, _) => ValueTask.FromResult(new CompleteResult { Completion = new Completion { Values = [] } }))
    .WithRequestFilters(CacheHints.AddTo));
await host.RunAsync();
