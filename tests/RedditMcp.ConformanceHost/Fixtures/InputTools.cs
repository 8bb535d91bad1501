namespace RedditMcp.ConformanceHost.Fixtures;

/// <summary>Tools that need one round with the client before they answer.</summary>
internal sealed class InputTools
{
    [McpServerTool(Name = "test_input_required_result_elicitation"), Description("Asks the user for a name.")]
    public static string AskUser(RequestContext<CallToolRequestParams> context) =>
        InputRequests.TryGet(context.Params.InputResponses, "user_name", out var response)
            ? $"Hello, {InputRequests.TextIn(response, "name")}!"
            : throw new InputRequiredException(InputRequests.Of("user_name", InputRequests.Text("What is your name?", "name")));

    // The suite calls this one when it answers under a wrong key: the question must come again.
    [McpServerTool(Name = "test_incomplete_result_elicitation"), Description("Asks the user for a name, again if need be.")]
    public static string AskUserAgain(RequestContext<CallToolRequestParams> context) => AskUser(context);

    [McpServerTool(Name = "test_input_required_result_sampling"), Description("Asks the client's model.")]
    public static string AskModel(RequestContext<CallToolRequestParams> context)
    {
        if (!InputRequests.TryGet(context.Params.InputResponses, "capital_question", out var response))
            throw new InputRequiredException(InputRequests.Of("capital_question", InputRequests.Sample("What is the capital of France?")));

        var content = response.Deserialize(InputResponse.CreateMessageResultJsonTypeInfo)?.Content;
        return $"The model said: {content?.OfType<TextContentBlock>().FirstOrDefault()?.Text}";
    }

    [McpServerTool(Name = "test_input_required_result_list_roots"), Description("Asks for the client's roots.")]
    public static string AskRoots(RequestContext<CallToolRequestParams> context) =>
        InputRequests.TryGet(context.Params.InputResponses, "client_roots", out var response)
            ? $"Roots: {response.Deserialize(InputResponse.ListRootsResultJsonTypeInfo)?.Roots.Count}"
            : throw new InputRequiredException(InputRequests.Of("client_roots", InputRequests.Roots()));

    [McpServerTool(Name = "test_input_required_result_multiple_inputs"), Description("Asks user, model and roots at once.")]
    public static string AskAll(RequestContext<CallToolRequestParams> context)
    {
        if (context.Params.InputResponses is { Count: >= 3 })
            return "All three were answered.";

        var requests = new Dictionary<string, InputRequest>(StringComparer.Ordinal)
        {
            ["user_name"] = InputRequests.Text("What is your name?", "name"),
            ["greeting"] = InputRequests.Sample("Generate a greeting"),
            ["client_roots"] = InputRequests.Roots(),
        };
        throw new InputRequiredException(requests, "all-asked");
    }

    [McpServerTool(Name = "test_input_required_result_capabilities"), Description("Asks only what the client says it can answer.")]
    public static string AskWithinCapabilities(RequestContext<CallToolRequestParams> context)
    {
        if (context.Params.InputResponses is { Count: > 0 })
            return "Answered.";

        var can = context.JsonRpcRequest.Context?.ClientCapabilities;
        var requests = new Dictionary<string, InputRequest>(StringComparer.Ordinal);
        if (can?.Sampling is not null)
            requests["capital_question"] = InputRequests.Sample("What is the capital of France?");
        if (can?.Elicitation is not null)
            requests["user_name"] = InputRequests.Text("What is your name?", "name");
        if (can?.Roots is not null)
            requests["client_roots"] = InputRequests.Roots();

        return requests.Count is 0 ? "The client can answer nothing." : throw new InputRequiredException(requests);
    }
}
