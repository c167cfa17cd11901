"""Whatever the text, there is a cast, its spans slice right, and it is the same twice."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "Der",
        "Die",
        "der",
        "die",
        "des",
        "ein",
        "US-Präsident",
        "Präsident",
        "Außenminister",
        "Sprecher",
        "Merkel",
        "Putins",
        "Wladimir",
        "Putin",
        "von",
        "für",
        "und",
        "(",
        ")",
        "„",
        "“",
        "-",
        ",",
        ".",
        "Kreml",
        "Moskau",
        "in",
        "mit",
        "Ukraine",
        "ukrainische",
        "Regierung",
        "Trump-Regierung",
        "Staats-",
        "beide",
        "Beide",
        "sie",
        "er",
        "Nato",
        "EU-Staaten",
        "Herr",
        "van",
        "'s",
        "’",
        "frühere",
        "Ex-Kanzler",
        "the",
        "of",
        "President",
        "Both",
        "leaders",
        "She",
        "met",
        "Iran's",
        "foreign",
        "minister",
        "A",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=30).map(" ".join), st.sampled_from(["de", "en"]))
def test_any_row_of_words_has_a_cast(cast_of, text: str, language: str) -> None:
    reading = cast_of(text, language)
    for mention in reading.cast.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(reading.article.text)
        assert mention.actor in reading.cast.actors
    assert reading.cast == cast_of(text, language).cast


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_text_has_a_cast(cast_of, text: str) -> None:
    assert cast_of(text).cast is not None


def test_an_empty_text_has_an_empty_cast(cast_of) -> None:
    assert not cast_of("").cast.mentions
