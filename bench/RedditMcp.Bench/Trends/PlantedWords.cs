namespace RedditMcp.Bench.Trends;

/// <summary>What scenarios plant.</summary>
internal static class PlantedWords
{
    /// <summary>Phrases of two and three words.</summary>
    public static IReadOnlyList<string[]> Phrases { get; } =
    [
        ["solar flare", "solar flares", "Solar Flare"], ["Mars rover"], ["glacier lake flood"], ["copper shortage", "copper shortages"], ["quantum modem"], ["lunar eclipse", "Lunar eclipse"],
        ["subway strike", "subway strikes"], ["honey recall"], ["ferry collision"], ["vaccine patch"], ["dam breach"], ["chess scandal"], ["satellite debris"], ["battery recall", "battery recalls"],
        ["coral bleaching"], ["bridge collapse"], ["orbital tug"], ["salmon farm leak"], ["tuition freeze"], ["pension reform"], ["cricket final"], ["polar vortex"], ["tax holiday"], ["wolf sighting"],
        ["midnight sun marathon"], ["rail strike", "rail strikes"], ["carbon tariff"], ["desert locust swarm"], ["measles outbreak"], ["heat dome"],
    ];

    /// <summary>Names, with the forms that people give them.</summary>
    public static IReadOnlyList<string[]> Names { get; } =
    [
        ["GPT-6", "gpt 6", "GPT6", "gpt-6"], ["Bank of America", "bank of america"], ["Zeldara"], ["Nova Prime", "nova prime"], ["iPhone 19", "iphone 19", "iPhone-19"], ["Lord of the Embers"],
        ["Kestrel X2", "Kestrel-X2", "kestrel x2"], ["Halvorsen"], ["Tesla Model Q", "tesla model q"], ["Hurricane Odalys", "hurricane odalys"], ["Pokémon Aurum", "Pokemon Aurum"], ["Rust 3.0"],
        ["AT&T"], ["University of Tromsø", "University of Tromso"], ["Mirabel Okafor"], ["Steam Deck 3"], ["Falcon Ultra"], ["Quibbler"], ["Dune: Awakening", "Dune Awakening"], ["C++ 29", "C++29"],
        ["Prime Minister Aldous"], ["SpaceZ"], ["Vantablue"], ["Ghost of Kyoto"], ["Orion-4", "Orion 4"], ["Skyloft"], ["Windows 13", "windows 13"], ["Republic of Elbonia"],
    ];

    /// <summary>Topics made of words that everybody uses.</summary>
    public static IReadOnlyList<string[]> Everyday { get; } =
    [
        ["earthquake", "earthquakes"], ["layoffs"], ["gas prices"], ["power outage", "power outages"], ["tsunami warning"], ["flood", "floods"], ["wildfire", "wildfires"], ["data breach"],
        ["water shortage"], ["train crash"], ["school closures"], ["housing market crash"], ["inflation"], ["election fraud"], ["teacher strike"], ["egg prices"], ["blackout"], ["plane crash"],
        ["bird flu"], ["black hole"], ["stock split"], ["rent control"],
    ];

    /// <summary>Whole titles around a topic in other languages, several for each.</summary>
    public static IReadOnlyList<string[]> Foreign { get; } =
    [
        ["大地震"], ["人工智能"], ["高速鉄道"], ["オリンピック"], ["แผ่นดินไหว"], ["наводнение"], ["terremoto"], ["Überschwemmung"], ["grève nationale"], ["지진"], ["विश्व कप"], ["موجة حر"], ["seçim sonuçları"],
        ["Streik"], ["incendio forestal"],
    ];

    /// <summary>Titles around a topic of <see cref="Foreign"/>.</summary>
    public static IReadOnlyDictionary<string, string[]> ForeignTitles { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["大地震"] = ["北海道で大地震がありました", "大地震に備えて何を買うべき?", "昨夜の大地震、眠れなかった", "今朝の大地震で電車が止まった", "大地震のニュースを見ましたか", "祖母の家が大地震で壊れた"],
        ["人工智能"] = ["人工智能会取代我们吗", "如何学习人工智能", "今天的人工智能新闻太多了", "我用人工智能写了一首诗", "大家怎么看人工智能的发展", "老板说人工智能很便宜"],
        ["高速鉄道"] = ["新しい高速鉄道に乗った", "高速鉄道の切符が高すぎる", "昨日の高速鉄道は遅れた", "なぜ高速鉄道は赤字なのか", "高速鉄道の写真を撮りました", "町に高速鉄道が来る"],
        ["オリンピック"] = ["オリンピックを見ていますか", "今年のオリンピックはすごい", "昨日のオリンピックで泣いた", "オリンピックの開会式について", "なぜオリンピックは人気なの", "友達とオリンピックを見た"],
        ["แผ่นดินไหว"] = ["เมื่อคืนมีแผ่นดินไหวที่บ้าน", "แผ่นดินไหวแรงมาก", "ใครรู้สึกถึงแผ่นดินไหวบ้าง", "ข่าวแผ่นดินไหววันนี้", "ตึกสั่นเพราะแผ่นดินไหว", "แผ่นดินไหวครั้งใหญ่ในรอบสิบปี"],
        ["наводнение"] = ["Сильное наводнение в нашем городе", "Как пережить наводнение", "Вчера было наводнение, фото внутри", "Наводнение на юге страны", "Почему наводнение случилось снова", "Соседи спаслись, пока шло наводнение"],
        ["terremoto"] = ["Fuerte terremoto esta mañana", "¿Alguien sintió el terremoto?", "El terremoto rompió mis ventanas", "Qué hacer después de un terremoto", "Imágenes del terremoto en la costa", "Mi abuela y el terremoto de hoy"],
        ["Überschwemmung"] = ["Schwere Überschwemmung im Keller", "Wer zahlt nach der Überschwemmung?", "Überschwemmung an der Elbe", "Bilder von der Überschwemmung gestern", "Die Überschwemmung hat alles zerstört", "Nach der Überschwemmung: so helft ihr"],
        ["grève nationale"] = ["La grève nationale commence demain", "Que pensez-vous de la grève nationale ?", "Grève nationale : quels trains roulent", "Mon école ferme pour la grève nationale", "La grève nationale vue de Lyon", "Encore une grève nationale cette semaine"],
        ["지진"] = ["어젯밤 지진 느끼신 분", "지진 때문에 잠을 못 잤어요", "오늘 지진 뉴스 보셨나요", "부산에 지진이 났습니다", "지진 대비 용품 추천", "회사에서 지진 대피 훈련"],
        ["विश्व कप"] = ["विश्व कप में आज क्या हुआ", "मुझे विश्व कप देखना है", "क्या भारत विश्व कप जीतेगा", "कल का विश्व कप मैच शानदार था", "विश्व कप के टिकट कहाँ मिलेंगे", "दोस्तों के साथ विश्व कप"],
        ["موجة حر"] = ["موجة حر تضرب المدينة", "كيف تنام في موجة حر", "هذه أسوأ موجة حر رأيتها", "نصائح خلال موجة حر", "أول موجة حر هذا الصيف", "بيتي بعد موجة حر"],
        ["seçim sonuçları"] = ["Canlı seçim sonuçları burada", "Bugünkü seçim sonuçları şaşırttı", "Annem seçim sonuçları bekliyor", "İzmir seçim sonuçları geldi", "Yeni seçim sonuçları tartışması", "Eski seçim sonuçları ile karşılaştırma"],
        ["Streik"] = ["Morgen Streik bei der Bahn", "Was bringt der Streik wirklich?", "Streik am Flughafen, mein Flug fällt aus", "Mein Chef und der Streik", "Wieder ein Streik in Hamburg", "Warum ich den Streik unterstütze"],
        ["incendio forestal"] = ["Gran incendio forestal cerca de casa", "El incendio forestal sigue activo", "Fotos del incendio forestal en Ávila", "¿Quién provocó el incendio forestal?", "Bomberos contra un incendio forestal", "Perdimos todo en el incendio forestal"],
    };

    /// <summary>Titles around a topic, in everyday words.</summary>
    public static IReadOnlyList<string> Templates { get; } =
    [
        "{0} is finally here", "What do you think about {0}?", "Anyone else following {0}?", "My honest take on {0} after a week", "Why {0} matters more than you think", "{0}: what we know so far",
        "Is {0} overhyped?", "I looked into {0} and here is what I found", "Breaking: {0} confirmed by officials", "The {0} situation is getting crazy", "Can someone explain {0} to me?", "New video of {0}",
        "So {0} happened near my house", "{0} changes everything", "Did you see the news about {0} today?", "How {0} affects your wallet", "Thoughts on {0}", "{0} and the future of this town",
        "Everyone at work keeps talking about {0}", "Help me understand {0}", "Best coverage of {0} right now", "[Discussion] {0} and its consequences", "Unpopular opinion: {0} is not a big deal",
        "My dad called me about {0} this morning", "Photos from {0} last night", "Just read a long piece on {0}", "{0} explained in five minutes", "The real story behind {0}",
    ];
}
