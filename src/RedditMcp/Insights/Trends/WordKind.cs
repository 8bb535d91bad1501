namespace RedditMcp.Insights.Trends;

/// <summary>What a word can do for a phrase.</summary>
internal enum WordKind
{
    /// <summary>A word that is not everyday English: it can carry a topic.</summary>
    Particular,

    /// <summary>Everyday English: a topic only where nothing more particular explains it.</summary>
    Generic,

    /// <summary>A number or a part of a date: belongs to a phrase, and is none alone.</summary>
    Figure,

    /// <summary>Stands within names (Bank of America), not at their edge.</summary>
    Connector,

    /// <summary>Ends every phrase: a function word, or one for what posts are (thread, weekly, review).</summary>
    Stop,
}
