using System.Buffers;
using System.Collections.Frozen;

namespace RedditMcp.Insights.Trends;

/// <summary>Knows posts that are no news: threads that come back, and what bots write.</summary>
internal static class Boilerplate
{
    private static readonly FrozenSet<string> s_periods = FrozenSet.Create(
        StringComparer.Ordinal,
        "daily", "weekly", "monthly", "hourly", "nightly", "biweekly", "fortnightly", "weekday", "weekend", "yearly", "quarterly",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week", "today", "tonight", "day", "morning", "month");

    private static readonly FrozenSet<string> s_threads = FrozenSet.Create(
        StringComparer.Ordinal,
        "thread", "threads", "discussion", "megathread", "megapost", "chat", "talk", "roundup", "recap", "digest", "questions", "lounge", "post", "update", "summary", "showcase", "checkin", "promo",
        "promotion", "general", "simple", "free", "open", "stupid", "beginner", "beginners", "newbie", "noob", "help", "advice", "feedback", "schedule", "standings", "leaderboard", "report");

    private static readonly SearchValues<char> s_separators = SearchValues.Create(" ,.:;!?-–—/|()[]{}'\"*#\t");

    private static readonly SearchValues<string> s_marks = SearchValues.Create(
        [
            "discussion thread", "game thread", "match thread", "questions thread", "question thread", "simple questions", "free talk", "self promo", "self-promo", "who's hiring", "whos hiring",
            "what are you playing", "what are you reading", "what are you watching", "what are you working on", "what have you been", "[bot]", "automoderator", "i am a bot", "automated post", "automatic post",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a title is that of a thread that comes back: it says how often or on which day, and that it is a thread.</summary>
    public static bool IsRecurring(string title)
    {
        if (title.AsSpan().ContainsAny(s_marks))
            return true;
        var (saysWhen, saysThread) = (false, false);
        foreach (var range in title.AsSpan().SplitAny(s_separators))
        {
            var word = title.AsSpan(range);
            if (word.IsEmpty || word.Length > 16)
                continue;
            saysWhen |= Contains(s_periods, word);
            saysThread |= Contains(s_threads, word);
        }

        return saysWhen && saysThread;
    }

    /// <summary>Whether an account calls itself a bot.</summary>
    public static bool IsBot(string? author) => author is not null
        && (author.EndsWith("bot", StringComparison.OrdinalIgnoreCase) || author.StartsWith("AutoMod", StringComparison.OrdinalIgnoreCase)
            || author.StartsWith("bot_", StringComparison.OrdinalIgnoreCase) || author.Contains("_bot_", StringComparison.OrdinalIgnoreCase));

    private static bool Contains(FrozenSet<string> words, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower);
    }
}
