using System.Text.Json.Serialization;

namespace RedditMcp.Budget.Ledgers;

/// <summary>How the state of a ledger is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WindowState))]
internal sealed partial class LedgerJson : JsonSerializerContext;
