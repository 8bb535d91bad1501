using System.Security.Cryptography;
using System.Text;

namespace RedditMcp.ConformanceHost.Fixtures;

/// <summary>Tools whose state travels with the client between rounds.</summary>
internal sealed class InputRoundTools
{
    private const string PlainState = "asked-once";

    private static readonly byte[] s_key = RandomNumberGenerator.GetBytes(32);

    [McpServerTool(Name = "test_input_required_result_request_state"), Description("Wants its state back.")]
    public static string KeepState(RequestContext<CallToolRequestParams> context) => context.Params.RequestState switch
    {
        PlainState => "state-ok",
        null => throw new InputRequiredException(InputRequests.Of("confirm", InputRequests.Consent()), PlainState),
        _ => "state-mismatch",
    };

    [McpServerTool(Name = "test_input_required_result_multi_round"), Description("Asks twice.")]
    public static string AskTwice(RequestContext<CallToolRequestParams> context) => context.Params.RequestState switch
    {
        null => throw new InputRequiredException(InputRequests.Of("step1", InputRequests.Text("Step 1: What is your name?", "name")), "round-1"),
        "round-1" => throw new InputRequiredException(InputRequests.Of("step2", InputRequests.Text("Step 2: What is your favorite color?", "color")), "round-2"),
        _ => "Both were answered.",
    };

    [McpServerTool(Name = "test_input_required_result_tampered_state"), Description("Refuses a state that was changed on the way.")]
    public static string GuardState(RequestContext<CallToolRequestParams> context) => context.Params.RequestState switch
    {
        null => throw new InputRequiredException(InputRequests.Of("confirm", InputRequests.Consent()), Sign(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)))),
        var state when state == Sign(state.Split('.')[0]) => "The state is as it was.",
        _ => throw new McpProtocolException("requestState was changed on the way.", McpErrorCode.InvalidParams),
    };

    private static string Sign(string nonce) =>
        $"{nonce}.{Convert.ToHexString(HMACSHA256.HashData(s_key, Encoding.UTF8.GetBytes(nonce)))}";
}
