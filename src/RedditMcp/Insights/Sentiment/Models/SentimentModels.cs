namespace RedditMcp.Insights.Sentiment.Models;

/// <summary>The models there are: the default one, and what the operator installed.</summary>
internal sealed class SentimentModels(IEnumerable<ISentimentModel> models)
{
    private readonly ISentimentModel[] _models = [.. models];

    /// <summary>Their names, for messages.</summary>
    public string Names => string.Join(", ", _models.Select(model => model.Name));

    /// <summary>Finds one; null where there is none of that name.</summary>
    public ISentimentModel? Find(string name) => Array.Find(_models, model => model.Name == name);
}
