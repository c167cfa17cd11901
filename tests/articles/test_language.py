import pytest

from dragoman.articles import article_from_text

GERMAN = "Die Minister haben lange beraten und sich dann auf einen neuen Termin geeinigt, wie ein Sprecher sagte."
ENGLISH = "The ministers held long talks and then agreed on a new date, a spokesman of the government said."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        (
            "Les ministres ont négocié pendant des heures et se sont mis d'accord sur une nouvelle date, selon eux.",
            "fr",
        ),
        (
            "Los ministros negociaron durante horas y acordaron una nueva fecha, según dijo el portavoz del gobierno.",
            "es",
        ),
        ("Министры договорились о новой встрече на следующей неделе, сообщил представитель правительства.", "ru"),
        ("外相らは来週の新たな会合で合意した。", "zh"),
        ("", None),
        ("12345 67890", None),
    ],
)
def test_articles_have_the_language_of_their_frequent_words(text, language):
    article = article_from_text(text, source="test")
    assert article.language == language
    assert any("not read" in w for w in article.warnings) == (language not in ("de", "en") and bool(text))


def test_passages_follow_their_article_unless_their_words_say_otherwise():
    text = f"Trump trifft Putin\n\n{GERMAN}\n\nUS President Donald Trump\n\n{ENGLISH}\n\n{GERMAN}"
    languages = [p.language for p in article_from_text(text, source="test").passages]
    assert languages == ["de", "de", "de", "en", "de"]


def test_the_language_given_counts_and_its_region_does_not():
    assert article_from_text("Ja.", source="test", language="de-AT").language == "de"


def test_passages_not_read_are_told():
    foreign = (
        "Nous ne sommes pas dans une situation où les deux parties peuvent se mettre d'accord, et elles le savent."
    )
    article = article_from_text(f"{GERMAN}\n\n{foreign}\n\n{GERMAN}", source="test")
    assert [p.language for p in article.passages] == ["de", "fr", "de"]
    assert "1 of 3 passages are not read: language fr" in article.warnings
