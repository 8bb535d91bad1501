namespace RedditMcp.Answers;

/// <summary>What an answer says of one of the things that were asked for together.</summary>
internal interface IAnswerPart
{
    /// <summary>In words.</summary>
    string Text { get; }
}
