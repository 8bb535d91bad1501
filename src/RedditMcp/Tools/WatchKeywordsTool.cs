using System.Globalization;
using RedditMcp.Answers;
using RedditMcp.Answers.Model;
using RedditMcp.Caching;
using RedditMcp.Insights.Watches;
using RedditMcp.Insights.Watches.Delivery;
using RedditMcp.Insights.Watches.Keywords;
using RedditMcp.Insights.Watches.Model;
using RedditMcp.Insights.Watches.Text;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tools;

/// <summary>Watches Reddit for keywords, and tells what came.</summary>
internal sealed class WatchKeywordsTool(ToolServices services, WatchAnswers watches, WatchDesk desk, WebhookPolicy webhooks) : RedditTool(services, Description)
{
    private static readonly ChoiceArgument<WatchAction> s_action = new(
        "action",
        "list: your watches. create: a new one (keywords). check: what is new of one (watch_id). pause, resume, delete: one (watch_id).",
        WatchAction.List);

    private static readonly ListArgument s_keywords = new(
        "keywords",
        "create: words and phrases separated by commas, any of which matches a new post's title or text as whole words, whatever the case; in scripts without blanks anywhere. "
        + "Signs within one: +python +async -job needs both and not the third. A signed word alone between commas goes for the whole watch.",
        4000, KeywordSet.Takes);

    private static readonly ListArgument s_subreddits = new(
        "subreddits", "create: only in these communities, separated by commas or +; up to 50. Leave out for all of Reddit, of which no watch sees every post.", 2000,
        "up to 50 community names separated by commas or +; or all");

    private static readonly IntegerArgument s_threshold = new(
        "alert_threshold", "create: how many matching posts within one check_interval raise an alert.", 1, 500, 1);

    private static readonly ChoiceArgument<Engagement> s_engagement = new(
        "min_engagement",
        "create: what a post must have stirred to count. high: 100 points or 50 comments; viral: 1000 points or 500 comments. One that gets there within a day is noticed then.",
        Engagement.Any);

    private static readonly IntegerArgument s_interval = new(
        "check_interval", "create: minutes between two looks at most. Busy communities are looked at more often.", 1, 1440, 15);

    private static readonly TextArgument s_watch = new("watch_id", "check, pause, resume, delete: which watch.", 64, "the watch_id that create and list tell");

    private static readonly TextArgument s_webhook = new(
        "webhook", "create: an https address to which each alert is posted, signed; the answer tells the secret once.", 2000, WebhookPolicy.Takes);

    private static readonly TextArgument s_cursor = new(
        "cursor",
        "check: the cursor of the last check, to get what came after it; so nothing is lost or told twice. Without it: what no check without a cursor told yet. "
        + "list: the cursor of a list that was too long.",
        64, "the cursor of an earlier check of this watch, or of an earlier list");

    internal static readonly ToolDescription Description = new()
    {
        Name = ToolNames.Watch,
        Title = "Watch keywords",
        Description = "Watches Reddit for new posts that mention keywords, in the background, and collects them in alerts: monitor a brand, product or topic. "
            + "Create a watch once, then check it with its watch_id whenever you want to know what is new. Each answer states the share of new posts seen and any gap. "
            + "For what was posted already use search_reddit.",
        Arguments = new ArgumentList(
            s_action, s_keywords, s_subreddits, s_threshold, s_engagement, s_interval, s_watch, s_webhook, s_cursor, SharedArguments.MaxTokens),
        KeysOf = KeysOf,
        IsReadOnly = false,
    };

    private static IEnumerable<CacheKey> KeysOf(ToolArguments arguments) =>
    [
        CacheKey.Of("watch", (arguments.Get(s_keywords) is { } keywords
            ? new KeyParameters().Add("keywords", ListArgument.Split(keywords)).Add("alert_threshold", arguments.Get(s_threshold))
                .AddSet("subreddits", SubredditsOf(arguments))
            : new KeyParameters().Add("watch_id", arguments.Get(s_watch))).ToString()),
    ];

    /// <inheritdoc/>
    protected override Task<RedditResult<RenderedAnswer>> AnswerAsync(
        ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken)
    {
        var action = arguments.Get(s_action);
        if (action is not WatchAction.Create && arguments.Get(s_keywords) is not null)
            throw s_keywords.Refuse($"does not go with action={action.Spell()}");
        return action switch
        {
            WatchAction.Create => CreateAsync(arguments, request, cancellationToken),
            WatchAction.Check => CheckAsync(arguments, request, cancellationToken),
            WatchAction.Pause => TellAsync(desk.PauseAsync(request.Ask.Caller, IdOf(arguments), cancellationToken), request),
            WatchAction.Resume => TellAsync(desk.ResumeAsync(request.Ask.Caller, IdOf(arguments), cancellationToken), request),
            WatchAction.Delete => TellAsync(desk.DeleteAsync(request.Ask.Caller, IdOf(arguments), cancellationToken), request, isDeleted: true),
            _ => ListAsync(arguments.Get(s_cursor), request, cancellationToken),
        };
    }

    private async Task<RedditResult<RenderedAnswer>> CreateAsync(ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken)
    {
        if (arguments.Get(s_watch) is not null)
            throw s_watch.Refuse("does not go with action=create, which makes a new watch");
        var keywords = ListArgument.Split(arguments.Get(s_keywords) ?? throw s_keywords.Refuse("is missing"));
        if (KeywordSet.Read(keywords, out var problem) is null)
            throw s_keywords.Refuse(problem!);
        var wish = new WatchWish(keywords, SubredditsOf(arguments) ?? [])
        {
            AlertThreshold = arguments.Get(s_threshold),
            MinEngagement = arguments.Get(s_engagement),
            CheckInterval = arguments.Get(s_interval),
        };
        if (arguments.Get(s_webhook) is { } url)
        {
            if (await webhooks.ProblemOfAsync(url, cancellationToken) is { } refused)
                throw s_webhook.Refuse(refused);
            wish = wish with { Webhook = new WatchWebhook(url, WebhookSecret.Make()) };
        }

        var report = await watches.CreateAsync(wish, request, cancellationToken);
        return report.Succeeded ? Tell(report.Value, request) : report.Error;
    }

    private async Task<RedditResult<RenderedAnswer>> CheckAsync(ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken)
    {
        var id = IdOf(arguments);
        AlertMark? after = arguments.Get(s_cursor) is { } cursor ? AlertMark.Read(id, cursor) ?? throw s_cursor.Refuse("does not belong to this watch") : null;
        var found = await watches.CheckAsync(id, after, request, cancellationToken);
        if (!found.Succeeded)
            return found.Error;

        var report = found.Value;
        var head = WatchText.Of(report, request.Now);
        var budget = new TokenBudget(request.MaxTokens);
        budget.TryTake(head);
        var fitted = FittedAlerts.Fit(report, budget, request.Now);
        var mark = fitted.Mark;
        await watches.ShownAsync(report.Watch, after is null ? fitted.Alerts.Count : 0, mark, cancellationToken);

        var more = report.Watch.Progress.LastAlert - mark.Alert;
        var watch = after is null ? report.Watch with { Progress = report.Watch.Progress with { Checked = mark.Alert } } : report.Watch;
        var answer = new WatchAnswer
        {
            Watch = WatchBodies.Of(report with { Watch = watch }),
            Alerts = [.. fitted.Alerts.Select(WatchBodies.Of)],
            MoreAlerts = more > 0 ? more : null,
        };
        var gaps = AnswerGaps.Of((int)Math.Max(0, more), NotesOf(report)) with
        {
            Cursor = mark.CursorOf(id),
            CursorLabel = more > 0 ? "more with cursor" : "what comes from now on with cursor",
        };
        return Render(head + (fitted.Alerts.Count == 0 ? "no new alert\n" : fitted.Text), answer, gaps, request);
    }

    private async Task<RedditResult<RenderedAnswer>> ListAsync(string? cursor, AnswerRequest request, CancellationToken cancellationToken)
    {
        var after = cursor is null ? default : WatchPlace.Read(cursor) ?? throw s_cursor.Refuse("is none of a list");
        var mine = await desk.OfAsync(request.Ask.Caller, cancellationToken);
        if (!mine.Succeeded)
            return mine.Error;
        var (watches, limit) = (mine.Value.Watches, desk.LimitOf(request.Ask.Caller));
        List<Watch> rest = [.. after.Rest(watches)];
        var head = string.Create(CultureInfo.InvariantCulture, $"# {watches.Count} of at most {limit} watches\n");
        var budget = new TokenBudget(request.MaxTokens);
        budget.TryTake(head);
        var fitted = FittedItems<Watch>.Fit(rest, watches.Count - rest.Count + 1, budget, WatchText.Items(request.Now));
        var answer = new WatchAnswer { Watches = [.. fitted.Items.Select(watch => WatchBodies.Of(new WatchReport(watch)))], Limit = limit };
        var gaps = AnswerGaps.Of(fitted.LeftOut) with { Cursor = fitted.LeftOut > 0 ? WatchPlace.Of(fitted.Items[^1]).ToString() : null };
        return Render(head + fitted.Text, answer, gaps, request);
    }

    private async Task<RedditResult<RenderedAnswer>> TellAsync(Task<RedditResult<Watch>> changing, AnswerRequest request, bool isDeleted = false)
    {
        var changed = await changing;
        return changed.Succeeded ? Tell(new WatchReport(changed.Value) { IsDeleted = isDeleted }, request) : changed.Error;
    }

    private RenderedAnswer Tell(WatchReport report, AnswerRequest request) =>
        Render(WatchText.Of(report, request.Now), new WatchAnswer { Watch = WatchBodies.Of(report) }, AnswerGaps.Of(0), request);

    /// <summary>Most answers of this tool come from its own store, and ask Reddit nothing.</summary>
    private RenderedAnswer Render(string text, WatchAnswer answer, AnswerGaps gaps, AnswerRequest request)
    {
        if (request.Ask.Trace is { Served.IsEmpty: true } trace)
        {
            trace.Add(
                CacheKey.Of("watch", "{}"), entry: null,
                new Origin(CacheTier.Warm, TimeSpan.Zero, TimeSpan.Zero, IsStale: false, ConfiguredSource, ApiCalls: 0));
        }

        return AnswerRenderer.Render(text, request.MaxTokens, answer, WatchAnswerJson.Compact.WatchAnswer, gaps);
    }

    private static IEnumerable<string> NotesOf(WatchReport report)
    {
        if (report.Lost > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{report.Lost} older alerts were not read in time and are not kept any more");
    }

    private static string IdOf(ToolArguments arguments) => arguments.Get(s_watch) ?? throw s_watch.Refuse("is missing");

    /// <summary>The communities; null for all of Reddit.</summary>
    private static string[]? SubredditsOf(ToolArguments arguments)
    {
        if (arguments.Get(s_subreddits) is not { } text)
            return null;
        if (!SubredditSet.TryParse(string.Join('+', ListArgument.Split(text)), out var set))
            throw s_subreddits.Refuse("holds what is no community name, or too many");
        var names = set.Value.Split('+');
        if (names.Contains("popular", StringComparer.Ordinal))
            throw s_subreddits.Refuse("holds popular, which is no community; leave subreddits out for all of Reddit");
        return names.Contains("all", StringComparer.Ordinal) ? null : names;
    }
}
