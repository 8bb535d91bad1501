namespace RedditMcp.ConformanceHost.Fixtures;

/// <summary>One prompt for each form a prompt can have.</summary>
internal sealed class Prompts
{
    [McpServerPrompt(Name = "test_simple_prompt"), Description("Takes nothing.")]
    public static string Simple() => "This is a simple prompt for testing.";

    [McpServerPrompt(Name = "test_prompt_with_arguments"), Description("Takes two arguments.")]
    public static string WithArguments([Description("The first.")] string arg1, [Description("The second.")] string arg2) =>
        $"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'";

    [McpServerPrompt(Name = "test_prompt_with_embedded_resource"), Description("Embeds the resource it is given.")]
    public static IEnumerable<PromptMessage> WithResource([Description("The resource.")] string resourceUri) =>
    [
        FromUser(new EmbeddedResourceBlock
        {
            Resource = new TextResourceContents { Uri = resourceUri, MimeType = "text/plain", Text = "Embedded resource content for testing." },
        }),
        FromUser(new TextContentBlock { Text = "Please process the embedded resource above." }),
    ];

    [McpServerPrompt(Name = "test_prompt_with_image"), Description("Shows an image.")]
    public static IEnumerable<PromptMessage> WithImage() =>
    [
        FromUser(new ImageContentBlock { Data = Samples.Image, MimeType = "image/png" }),
        FromUser(new TextContentBlock { Text = "Please analyze the image above." }),
    ];

    [McpServerPrompt(Name = "test_input_required_result_prompt"), Description("Asks for a context first.")]
    public static GetPromptResult WithQuestion(RequestContext<GetPromptRequestParams> context)
    {
        if (!InputRequests.TryGet(context.Params?.InputResponses, "user_context", out var response))
            throw new InputRequiredException(InputRequests.Of("user_context", InputRequests.Text("What context should the prompt use?", "context")));

        var text = new TextContentBlock { Text = $"Continue in this context: {InputRequests.TextIn(response, "context")}" };
        return new GetPromptResult { Messages = [FromUser(text)] };
    }

    private static PromptMessage FromUser(ContentBlock content) => new() { Role = Role.User, Content = content };
}
