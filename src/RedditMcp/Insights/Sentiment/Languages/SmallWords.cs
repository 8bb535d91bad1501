namespace RedditMcp.Insights.Sentiment.Languages;

/// <summary>Tells languages by their articles, pronouns and particles, which make up a third of what people write.</summary>
internal static class SmallWords
{
    /// <summary>So many of them have to be of one language, and such a share of all words.</summary>
    private const int FewestHits = 2;
    private const double LeastShare = 0.2;

    private static readonly (string Language, HashSet<string> Words)[] s_languages =
    [
        Of(LanguageReader.English, """
            the and is are was were be been i i'm i've i'd i'll you you're your it it's its this that that's these those to of for on with my not no have has had but so what
            when who why how if just they their them we our us he she his her him do does did don't dont doesn't didn't can can't cant will won't would should
            could there here about at by from as or an a in me be out up all more most some any very too than then because like get got really
            only other also into over after before where which much many even still never
            """),
        Of("es", "el la los las un una unos de del que y en es por para con no se lo le su sus me mi te tu nos este esta esto eso esa pero como más muy ya si sí porque cuando son está hay fue ser al yo todo qué nada también soy tengo puede"),
        Of("pt", "o os a as um uma de do da dos das que e em no na nos nas é por para com não se eu você ele ela me meu minha seu sua isso esse essa este esta mas como mais muito já porque quando são está tem foi ser ao também só pra muita nao vc"),
        Of("fr", "le la les un une des de du que qui et en est pas ne je tu il elle nous vous ils on ce cette ces mon ma mes ton son sa ses au aux pour par avec dans sur mais ou où comme plus très c'est j'ai n'est d'un qu'il suis sont être fait bien tout quoi"),
        Of("de", "der die das ein eine einen einem einer und ist nicht ich du er sie es wir ihr mich mir dich sich mein dein auf für mit von zu im am an aber auch wie wenn noch nur so sehr schon dass was hat habe haben sind war wird werden kann oder als bei nach aus man kein keine den dem des"),
        Of("it", "il lo la gli le un una di del della dei che e in è non si mi ti ci per con da su ma come più molto sono sei ha ho questo questa quello anche perché quando se io tu lui lei noi hai tutto bene cosa già nel nella alla dal"),
        Of("nl", "de het een en van ik je jij hij zij wij we dat dit die is niet op in te voor met zijn aan er maar ook als bij nog wel naar om dan wat heb heeft hebben was worden kan geen mijn ze uit door over veel heel meer"),
        Of("pl", "i w na z do nie się to jest że jak o co po tak ale za od dla mi ja ty on ona my ten ta te tego jej jego czy już bardzo tylko przez są był była być mam ma kiedy gdzie może też"),
        Of("sv", "och att det som en ett på är av för med den till inte jag du han hon vi de har om men så var kan ska mig dig sig min din från eller när nu här där också mycket bara alla"),
        Of("tr", "bir ve bu da de için çok ne ama gibi daha ben sen o biz siz var yok mi mı mu değil ile ki en kadar sonra şey olarak olan her nasıl neden bana sana"),
        Of("id", "yang dan di ini itu dengan untuk tidak dari dalam akan pada juga ke saya aku kamu dia kami kita mereka ada adalah sudah bisa atau karena tapi seperti lebih sangat banyak apa nya gak ga"),
        Of("ro", "și de la în cu pe nu este o un care din să mai că pentru sunt e am ai are fi ce se le dar ca foarte fost asta când acest aceasta eu tu el ea noi"),
        Of("da", "og at det som en et på er af for med den til ikke jeg du han hun vi de har om men så var kan skal mig dig sig min din fra eller når nu her der også meget kun alle hvad"),
        Of("fi", "ja on ei se että en ole mutta kun niin hän olen oli sen minä sinä joka tämä mitä vain jos kuin nyt minun myös ovat voi"),
    ];

    /// <summary>The language most of the small words are of; null where there are few, or of two languages alike.</summary>
    public static string? LanguageOf(IReadOnlyList<string> words)
    {
        var (best, most, second) = (LanguageReader.English, 0, 0);
        foreach (var (language, known) in s_languages)
        {
            var hits = words.Count(word => known.Contains(word.Replace('’', '\'')));
            if (hits > most)
                (best, most, second) = (language, hits, most);
            else
                second = Math.Max(second, hits);
        }

        var isTold = most >= FewestHits && most >= words.Count * LeastShare && most > second;
        return isTold ? best : null;
    }

    private static (string Language, HashSet<string> Words) Of(string language, string words) =>
        (language, words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal));
}
