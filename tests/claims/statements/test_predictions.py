from dragoman.claims.statements import quote_predictions
from dragoman.knowledge import load_knowledge
from tests.claims.statements.reading import read


def _lines(text: str, language: str = "de") -> list[tuple[str, list[str], list[str]]]:
    reading = read(text, language)
    line = quote_predictions("x", reading.sentences, load_knowledge())
    assert line["id"] == "x"
    held = reading.article.text
    return [
        (s["type"], [held[a:b] for a, b in s["content"]], [held[a:b] for a, b in s["speaker"]])
        for s in line["statements"]
    ]


def test_quoted_words_in_reported_speech_are_marked_twice_in_german() -> None:
    assert _lines("Der Minister sagte, das Angebot sei ein „vergiftetes Geschenk“ gewesen.") == [
        ("indirect", ["das Angebot sei ein „vergiftetes Geschenk“ gewesen"], ["Der Minister"]),
        ("direct", ["vergiftetes Geschenk"], ["Der Minister"]),
    ]


def test_the_same_is_one_mixed_statement_in_english() -> None:
    assert _lines('The minister said the offer was a "poisoned gift" for all.', "en") == [
        ("mixed", ['the offer was a "poisoned gift" for all'], ["The minister"])
    ]


def test_free_speech_has_names_of_its_own() -> None:
    types = [t for t, _, _ in _lines("Die Polizei sagte, es brenne. Zwei Häuser seien leer. Sie sollen alt sein.")]
    assert types == ["indirect", "indirectfreeindirect", "freeindirect"]


def test_nothing_found_is_an_empty_list() -> None:
    assert _lines("Der Zug hält in drei Städten.") == []
