using System.Globalization;

namespace RedditMcp.Insights.Watches;

/// <summary>How far somebody was told of alerts: all up to a number, and of the next so many posts, where an answer had no room for more of it.</summary>
/// <param name="Alert">The number; 0 before the first.</param>
/// <param name="Posts">Posts of the alert after it.</param>
internal readonly record struct AlertMark(long Alert, int Posts = 0)
{
    /// <summary>How far a caller was told who goes without a cursor.</summary>
    public static AlertMark Of(WatchProgress progress) => new(progress.Checked, progress.CheckedPosts);

    /// <summary>Reads a cursor; null where it is none of this watch.</summary>
    public static AlertMark? Read(string watch, string cursor)
    {
        if (!cursor.StartsWith(watch + '.', StringComparison.Ordinal))
            return null;
        var posts = 0;
        return cursor[(watch.Length + 1)..].Split('.') is [var number, .. { Length: <= 1 } rest]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var alert)
            && (rest is not [var part] || int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out posts))
                ? new AlertMark(alert, posts)
                : null;
    }

    /// <summary>The cursor of a watch that goes on from here.</summary>
    public string CursorOf(string watch) => Posts == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{watch}.{Alert}")
        : string.Create(CultureInfo.InvariantCulture, $"{watch}.{Alert}.{Posts}");

    /// <summary>How many posts of an alert behind it were told already.</summary>
    public int PostsOf(WatchAlert alert) => alert.Number == Alert + 1 ? Posts : 0;

    /// <summary>Whether somebody else was told more.</summary>
    public bool IsBehind(AlertMark other) => Alert < other.Alert || (Alert == other.Alert && Posts < other.Posts);
}
