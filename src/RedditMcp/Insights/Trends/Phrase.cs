namespace RedditMcp.Insights.Trends;

/// <summary>A phrase in all its forms, and where it stands.</summary>
/// <param name="key">What is equal for all its forms.</param>
internal sealed class Phrase(string key)
{
    public string Key => key;

    /// <summary>How much its words say, in the form that says most.</summary>
    public PhraseClass Class { get; private set; } = PhraseClass.Everyday;

    /// <summary>Whether it is of several words and all of them are not everyday English, in any form.</summary>
    public bool IsUncommon { get; private set; }

    /// <summary>The posts of the window that hold it, in the order of the corpus.</summary>
    public List<Mention> InWindow { get; } = [];

    /// <summary>The posts before the window that hold it.</summary>
    public List<Mention> Before { get; } = [];

    /// <summary>Adds that a post holds it; a title counts once however often it says it.</summary>
    public void Add(int post, in PhraseShape shape, bool isInWindow)
    {
        IsUncommon |= shape.IsUncommon;
        Class = shape.Class < Class ? shape.Class : Class;
        var mentions = isInWindow ? InWindow : Before;
        if (mentions.Count == 0 || mentions[^1].Post != post)
            mentions.Add(new Mention(post, shape.Start, shape.End));
    }
}
