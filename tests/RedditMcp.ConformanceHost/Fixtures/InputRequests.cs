using System.Diagnostics.CodeAnalysis;

namespace RedditMcp.ConformanceHost.Fixtures;

/// <summary>What a fixture asks of the client before it answers, and what the client said.</summary>
internal static class InputRequests
{
    public static Dictionary<string, InputRequest> Of(string key, InputRequest request) => new(StringComparer.Ordinal) { [key] = request };

    /// <summary>Asks the user for one text.</summary>
    public static InputRequest Text(string question, string field) => Form(question, field, new ElicitRequestParams.StringSchema());

    /// <summary>Asks the user for a yes.</summary>
    public static InputRequest Consent() => Form("Please confirm", "ok", new ElicitRequestParams.BooleanSchema());

    /// <summary>Asks the client's model.</summary>
    public static InputRequest Sample(string prompt) => InputRequest.ForSampling(new CreateMessageRequestParams
    {
        Messages = [new SamplingMessage { Role = Role.User, Content = [new TextContentBlock { Text = prompt }] }],
        MaxTokens = 100,
    });

    /// <summary>Asks for the client's roots.</summary>
    public static InputRequest Roots() => InputRequest.ForRootsList(new ListRootsRequestParams());

    public static bool TryGet(IDictionary<string, InputResponse>? responses, string key, [NotNullWhen(true)] out InputResponse? response)
    {
        response = null;
        return responses?.TryGetValue(key, out response) is true;
    }

    /// <summary>A text the user filled in.</summary>
    public static string TextIn(InputResponse response, string field) =>
        response.Deserialize(InputResponse.ElicitResultJsonTypeInfo)?.Content?.TryGetValue(field, out var value) is true ? value.ToString() : "";

    private static InputRequest Form(string question, string field, ElicitRequestParams.PrimitiveSchemaDefinition definition) =>
        InputRequest.ForElicitation(new ElicitRequestParams
        {
            Message = question,
            RequestedSchema = new ElicitRequestParams.RequestSchema
            {
                Properties = new Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition>(StringComparer.Ordinal) { [field] = definition },
                Required = [field],
            },
        });
}
