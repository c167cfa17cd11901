"""What holds of every text: no error, spans inside it, the same result each time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.claims.events import event_predictions, find_events
from dragoman.claims.positions import find_positions
from dragoman.claims.terms import find_terms
from tests.claims.acting import reading_of

PEOPLE = {"Peru": ("per", "state", "PER"), "Chile": ("chl", "state", "CHL")}
GERMAN = (
    "Peru",
    "Chile",
    "hat",
    "will",
    "nicht",
    "Treffen",
    "mit",
    "traf",
    "lehnt",
    "ab",
    "Verhandlungen",
    "dass",
    "wenn",
)
ENGLISH = (
    "the",
    "met",
    "talks",
    "with",
    "must",
    "rejected",
    "sanctions",
    "on",
    "if",
    "unless",
    "said",
    "Peru",
    "Chile",
)
WORDS = st.sampled_from((*GERMAN, *ENGLISH, ",", ".", "„", "“", "Truppen", "forderte"))


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, max_size=18).map(" ".join), st.sampled_from(["de", "en"]))
def test_any_row_of_words_gives_claims_that_lie_in_it(text: str, language: str) -> None:
    reading = reading_of(text, PEOPLE, language=language)

    events = find_events(reading, ())
    positions = find_positions(reading, (), events)
    terms = find_terms(reading, (), events)

    assert events == find_events(reading, ())
    for item in (*events, *positions, *terms):
        assert 0 <= item.span.start < item.span.end <= len(text)
    for position in positions:
        assert position.condition is None or position.condition.span.of(text) == position.condition.words
    event_predictions("x", reading, ())
