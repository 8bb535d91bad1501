using System.Text;

namespace RedditMcp.Insights.Trends;

/// <summary>The titles of a sample that are counted, and how: what bots wrote and threads that come back are not in it.</summary>
internal sealed class Corpus
{
    /// <summary>An account with so many posts about so many things is a reporter, and each of its posts counts.</summary>
    private const int ManyPosts = 20;

    private const int ShareOfOneThing = 4;

    /// <summary>So often the same words count as mentions: a headline that several people post is news, one that all repost is one post.</summary>
    private const int MostOfOneTitle = 3;

    /// <summary>So many titles of one account that differ in numbers only are a machine's.</summary>
    private const int Repeated = 3;

    private readonly int[] _postsOfAuthor;
    private readonly Dictionary<int, int> _ofAuthor = [];
    private readonly Dictionary<int, int> _ofTitle = [];

    private Corpus(List<CorpusPost> posts, int excluded)
    {
        Posts = posts;
        Excluded = excluded;
        _postsOfAuthor = new int[posts.Count];
        foreach (var post in posts)
            _postsOfAuthor[post.Author]++;
    }

    public IReadOnlyList<CorpusPost> Posts { get; }

    /// <summary>How many posts of the sample are not counted.</summary>
    public int Excluded { get; }

    /// <summary>Reads the posts of a stretch of time.</summary>
    /// <param name="posts">The posts.</param>
    /// <param name="isInWindow">Whether one belongs to the window.</param>
    public static Corpus Of(IReadOnlyList<TrendPost> posts, Func<TrendPost, bool> isInWindow)
    {
        var (reader, authors, titles) = (new TitleReader(), new Numbering(), new Numbering());
        var machines = posts.GroupBy(post => (post.Author, Outline(post.Title)))
            .Where(alike => alike.Key.Author is not null && alike.DistinctBy(post => post.Title, StringComparer.Ordinal).Count() >= Repeated)
            .SelectMany(alike => alike).ToHashSet();
        var counted = new List<CorpusPost>(posts.Count);
        foreach (var post in posts)
        {
            if (!Boilerplate.IsBot(post.Author) && !Boilerplate.IsRecurring(post.Title) && !machines.Contains(post))
                counted.Add(new CorpusPost(post, isInWindow(post), reader.Read(post.Title), authors.Of(post.Author ?? post.Id), titles.Of(Words(post.Title))));
        }

        return new Corpus(counted, posts.Count - counted.Count);
    }

    /// <summary>How many mentions there are, each account once and each title at most three times.</summary>
    /// <param name="mentions">Where the phrase stands.</param>
    /// <param name="passedOver">Posts that do not count; null where all do.</param>
    /// <param name="counted">Takes the posts that count; null where nobody wants to know.</param>
    public int Count(List<Mention> mentions, bool[]? passedOver = null, List<TrendPost>? counted = null)
    {
        if (mentions.Count == 0)
            return 0;
        _ofAuthor.Clear();
        _ofTitle.Clear();
        foreach (var mention in mentions)
            _ofAuthor[Posts[mention.Post].Author] = _ofAuthor.GetValueOrDefault(Posts[mention.Post].Author) + 1;
        var count = 0;
        foreach (var mention in mentions)
        {
            var post = Posts[mention.Post];
            if (passedOver is not null && passedOver[mention.Post] || !TakeAuthor(post.Author))
                continue;
            var repeated = _ofTitle[post.Title] = _ofTitle.GetValueOrDefault(post.Title) + 1;
            if (repeated > MostOfOneTitle)
                continue;
            count++;
            counted?.Add(post.Post);
        }

        return count;
    }

    /// <summary>In how many different titles it stands.</summary>
    public int CountTitles(List<Mention> mentions)
    {
        _ofTitle.Clear();
        foreach (var mention in mentions)
            _ofTitle[Posts[mention.Post].Title] = 1;
        return _ofTitle.Count;
    }

    /// <summary>Whether a mention by this account counts; the first always does.</summary>
    private bool TakeAuthor(int author)
    {
        var ofAuthor = _ofAuthor[author];
        if (ofAuthor == 0)
            return false;
        if (_postsOfAuthor[author] < ManyPosts || ofAuthor * ShareOfOneThing > _postsOfAuthor[author])
            _ofAuthor[author] = 0;
        return true;
    }

    private static string Words(string title)
    {
        var words = new StringBuilder(title.Length);
        foreach (var character in title)
        {
            if (char.IsLetterOrDigit(character))
                words.Append(char.ToLowerInvariant(character));
        }

        return words.ToString();
    }

    private static string Outline(string title)
    {
        var outline = new StringBuilder(title.Length);
        foreach (var character in title)
        {
            if (!char.IsDigit(character))
                outline.Append(character);
        }

        return outline.ToString();
    }
}
