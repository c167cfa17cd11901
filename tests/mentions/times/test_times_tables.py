"""The rule tables: their little language, their errors, a language of one's own."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.knowledge._tables import SHIPPED
from dragoman.mentions.times import find_times
from dragoman.mentions.times._lexicon import Lexicons
from dragoman.mentions.times._patterns import Compiler
from dragoman.record import Article, Passage, ProducedBy
from dragoman.spans import Span

CHARACTERS = {"A": frozenset("a"), "B": frozenset("b"), "C": frozenset("c"), "x": frozenset("x")}


def article(text: str, language: str, published: str | None = "2024-03-13") -> Article:
    return Article(
        id="art-1",
        source="test",
        sha256="0",
        text=text,
        passages=(Passage("body", Span(0, len(text)), language),),
        language=language,
        published=published,
        produced_by=ProducedBy("rule", "test", "1"),
    )


@pytest.mark.parametrize(
    ("pattern", "fits", "misses"),
    [
        ("A B", ["ab"], ["a", "ba"]),
        ("A|B C", ["ac", "bc"], ["ab"]),
        ("A B? C", ["ac", "abc"], ["abb"]),
        ("A (B | C C)", ["ab", "acc"], ["ac"]),
        ("A{1,2} x", ["ax", "aax"], ["aaax"]),
        ("A >!B", ["ac", "a"], ["ab"]),
        ("M C", ["abc", "cc"], ["ac"]),
    ],
)
def test_patterns_mean_what_their_description_says(pattern: str, fits: list[str], misses: list[str]) -> None:
    rule = Compiler(CHARACTERS, {"M": "A B | C"}, "table").rule("date", {}, pattern)
    assert all(rule.regex.match(text) and text[0] in rule.first for text in fits)
    assert not any(rule.regex.match(text) for text in misses)


@pytest.mark.parametrize("pattern", ["A (B", "A ]", "D", "A?", "name=", "A <!", "A & B"])
def test_a_pattern_that_cannot_be_read_names_the_table(pattern: str) -> None:
    with pytest.raises(KnowledgeError, match=r"de/time_rules\.toml"):
        Compiler(CHARACTERS, {}, "de/time_rules.toml").rule("date", {}, pattern)


def test_a_third_language_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "nl"
    folder.mkdir()
    (folder / "time_words.csv").write_text(
        "forms,class,value\nmaart,MONTH,3\ngisteren,DAYREL,-1\ndinsdag,WEEKDAY,2\ngingen,TENSE,past\n", encoding="utf-8"
    )
    (folder / "time_rules.toml").write_text(
        '[[rule]]\nmake = "day"\npatterns = ["off=DAYREL"]\n'
        '[[rule]]\nmake = "date"\npatterns = ["day=DAY month=MONTH (year=YEAR)?"]\n'
        '[[rule]]\nmake = "weekday"\npatterns = ["wd=WEEKDAY"]\n',
        encoding="utf-8",
    )
    knowledge = Knowledge((SHIPPED, tmp_path))
    found = find_times(article("Dinsdag gingen zij, gisteren en op 3 maart 2021.", "nl"), knowledge)
    assert [t.value for t in found.times] == ["2024-03-12", "2024-03-12", "2021-03-03"]


def test_the_shipped_tables_can_be_read_and_make_only_what_is_known() -> None:
    from dragoman.mentions.times._find import MAKERS

    lexicons = load_knowledge().derive(Lexicons)
    assert set(lexicons.by_language) >= {"de", "en"}
    for lexicon in lexicons.by_language.values():
        for rules in lexicon.rules.values():
            assert {rule.make for rule in rules} <= {*MAKERS, "skip"}


def test_the_language_of_a_text_is_guessed_from_its_small_words() -> None:
    lexicons = load_knowledge().derive(Lexicons)
    german, english = lexicons.guess("Das ist nicht die Frage."), lexicons.guess("That is not the question of the day.")
    assert german is not None
    assert english is not None
    assert (german.language, english.language) == ("de", "en")
