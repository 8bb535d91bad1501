namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>The words with a role of their own; a word has the last role that names it.</summary>
internal static class LexiconRoles
{
    /// <summary>Each role and its words.</summary>
    public static IReadOnlyList<(WordRole Role, string[] Words)> All { get; } =
    [
        (WordRole.Filler, Split(
            """
            a an the it its it's this that these those is are was were be been being am so to of and or as at all even really very too that's i'm i've he's she's
            they're we're you're there any such quite particularly especially exactly entirely completely totally always ever also just still much more most
            anything everything have has had do does did get got getting going gonna would will can could should think believe feel say see find know
            """)),
        (WordRole.Liker, Split("i we you they people who really actually also always do does did don't dont doesn't doesnt didn't didnt to would i'd we'd they'd would've wouldn't might personally")),
        (WordRole.Comparative, Split("better happier worse prouder easier nicer greater cooler funnier smoother safer healthier sweeter stronger")),
        (WordRole.Laughter, Split("lol lmao lmfao rofl haha hahaha hahahaha hehe xd lolz lulz lel heh teehee ha")),
        (WordRole.Curse, Split(
            """
            fucking fuckin freaking frickin friggin goddamn goddamned effing fking bloody damn damned insanely terribly awfully ridiculously stupidly
            disgustingly painfully horribly wickedly crazy mad insane stupid sick motherfucking ugly
            """)),
        (WordRole.Negation, Split(
            """
            not no nor neither never none nobody nothing nowhere without cannot cant can't dont don't doesnt doesn't didnt didn't isnt isn't arent aren't
            wasnt wasn't werent weren't wont won't wouldnt wouldn't shouldnt shouldn't couldnt couldn't havent haven't hasnt hasn't hadnt hadn't aint ain't
            mustnt mustn't neednt needn't hardly barely rarely seldom scarcely lack lacks lacking lacked
            """)),
        (WordRole.Negation, ["far from", "anything but", "no longer", "not even", "stop being", "stopped being", "not very", "not that", "not so", "not really",
            "not all that", "least"]),
        (WordRole.Contrast, ["but", "however", "nevertheless", "nonetheless", "except", "yet", "on the other hand", "that said"]),
        (WordRole.Concession, ["although", "though", "even though", "despite", "while"]),
        (WordRole.Like, ["like"]),
        (WordRole.Pretty, ["pretty"]),
        (WordRole.Kind, ["kind"]),
    ];

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
