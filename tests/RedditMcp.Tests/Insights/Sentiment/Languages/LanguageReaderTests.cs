using RedditMcp.Insights.Sentiment.Languages;

namespace RedditMcp.Tests.Insights.Sentiment.Languages;

/// <summary>What texts are in.</summary>
public sealed class LanguageReaderTests
{
    private readonly LanguageReader _reader = new(new LetterModel());

    [Theory]
    [InlineData("I don't think this is going to work for me", "en")]
    [InlineData("my cat sleeps on the table", "en")]
    [InlineData("no me gusta nada este juego", "es")]
    [InlineData("esse jogo é muito bom mas não tenho tempo", "pt")]
    [InlineData("je ne sais pas quoi faire avec ça", "fr")]
    [InlineData("das ist wirklich nicht gut", "de")]
    [InlineData("non mi piace per niente questo gioco", "it")]
    [InlineData("dit is echt niet leuk meer", "nl")]
    [InlineData("nie podoba mi się to wcale", "pl")]
    [InlineData("det här är inte bra alls", "sv")]
    [InlineData("bu oyun çok güzel ama biraz zor", "tr")]
    [InlineData("saya tidak suka game ini sama sekali", "id")]
    [InlineData("мне очень нравится эта игра", "ru")]
    [InlineData("мені дуже подобається ця гра", "uk")]
    [InlineData("这个游戏很好玩", "zh")]
    [InlineData("このゲームは面白い", "ja")]
    [InlineData("이 게임 정말 재미있어요", "ko")]
    [InlineData("هذه اللعبة رائعة جدا", "ar")]
    [InlineData("यह खेल बहुत अच्छा है", "hi")]
    public void A_text_is_in_its_language(string text, string language) => _reader.Read(text).ShouldBe(language);

    [Theory]
    [InlineData("sehr gut")]
    [InlineData("awesome")]
    [InlineData("")]
    [InlineData("12 34 56 78")]
    [InlineData("😂😂😂")]
    public void Of_too_little_nothing_is_said(string text) => _reader.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("Python 3.14 released")]
    [InlineData("lol gg ez noobs")]
    [InlineData("insane clutch ace vandal ranked")]
    public void Slang_and_names_do_not_pass_for_another_language(string text) => (_reader.Read(text) ?? "en").ShouldBe("en");
}
