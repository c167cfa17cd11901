from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.claims.statements import find_statements
from tests.claims.statements.reading import read

PARTS = [
    "Der Minister", "sagte", "die Polizei", ",", ",", ".", ".", ":", "„", "“", '"', "dass", "sei", "habe",
    "laut", "nach", "Angaben", "zufolge", "so", "wie", "und", "nicht", "der", "Vertrag", "zu", "gehen",
    "forderte", "\n\n", "–", "(", ")", "soll", "am Montag", "in Wien", "Das", "hieß es", "demnach", "wonach",
    "gefragt wurde", "weiter", "‚", "‘", "meldete",
]  # fmt: skip
EN_PARTS = [
    "The minister", "said", "that", "the police", ",", ".", ":", '"', "“", "”", "according to", "told",
    "reporters", "and", "was", "would", "leave", "added", "who", "if", "he", "in the words of", "\n\n", "(",
    ")", "—", "on Monday", "not",
]  # fmt: skip


def _check(text: str, language: str) -> None:
    reading = read(text, language)
    statements = find_statements(reading)
    assert statements == find_statements(reading)
    held = reading.article.text
    known = {s.id for s in statements}
    assert len(known) == len(statements)
    for stmt in statements:
        spans = [*stmt.spans, *stmt.verbatim, *(s for s in (stmt.speaker_span, stmt.cue_span) if s)]
        assert all(0 <= s.start < s.end <= len(held) for s in spans)
        assert all(a.end <= b.start for a, b in zip(stmt.spans, stmt.spans[1:], strict=False))
        assert set(stmt.speakers) | set(stmt.via) | set(stmt.addressees) <= set(reading.cast.actors)
        assert stmt.inside is None or stmt.inside in known
        assert stmt.inside != stmt.id


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=30).map(" ".join))
def test_any_row_of_german_words_gives_sound_statements(text: str) -> None:
    _check(text, "de")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(EN_PARTS), max_size=30).map(" ".join))
def test_any_row_of_english_words_gives_sound_statements(text: str) -> None:
    _check(text, "en")
