"""Places that the name of a meeting holds: the Münchner Sicherheitskonferenz, the Geneva talks."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims._reading import Reading
from dragoman.claims.events._phrases import Phrases
from dragoman.knowledge.world import Gazetteer
from dragoman.record import Place

MEETINGS = ("conference", "meeting", "negotiation")
ADJECTIVE = "er"
"""German adjectives of cities: Wiener, Genfer, Münchner."""
STEM = 3


def venue_of(reading: Reading, grammar: Phrases, phrase: int) -> Place | None:
    """Return the city that the name of a conference or talk is made with, or None."""
    if not any(word.act in MEETINGS for word in grammar.noun_words(phrase)):
        return None
    gazetteer = reading.knowledge.derive(Gazetteer.build)
    np = grammar.phrases[phrase]
    for t in range(np.first, np.head):
        token = grammar.sentence.tokens[t]
        if not token.form[:1].isupper():
            continue
        for name in _names(token.form, adjectives=grammar.acts.compounds):
            known = gazetteer.named(name)
            if known is not None and known.kind in ("city", "capital"):
                return Place(known.name(grammar.acts.language), known.country, known.lat, known.lon)
    return None


def _names(form: str, *, adjectives: bool) -> Iterator[str]:
    """Yield the names of cities that a word may be made from: Basler: Basel, Dresdner: Dresden, Pariser: Paris."""
    if not adjectives:
        yield form
        return
    stem = form.removesuffix(ADJECTIVE)
    if stem == form or len(stem) < STEM:
        return
    yield from (stem, stem + "e", stem[:-1] + "en", stem[:-1] + "el")
