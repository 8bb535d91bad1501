namespace RedditMcp.LoadLab.Populations;

/// <summary>What a kind of question leaves to be filled in.</summary>
internal enum Blank
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The name of a community.</summary>
    Subreddit,

    /// <summary>A post that whoever asks was shown in a list.</summary>
    Post,

    /// <summary>Somebody who wrote what they were shown.</summary>
    Author,

    /// <summary>Words out of a title that they were shown, or those they searched for before.</summary>
    Words,
}
