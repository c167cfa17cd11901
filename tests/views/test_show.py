"""One datum opened: its words marked, its fields in the reader's language."""

import pytest

from dragoman.knowledge import load_knowledge
from dragoman.record import Actor, Article, Event, Link, Position, Process, Statement, Term
from dragoman.views import Desk, show, words_for
from tests.linking.texts import linked_of

TEXT = (
    "Armenian Prime Minister Nikol Pashinyan met Azerbaijani President Ilham Aliyev in Prague on Thursday. Pashinyan "
    "said Armenia wanted peace. Armenia agreed to hand over 15 prisoners to Azerbaijan by Friday."
)


@pytest.fixture(scope="module")
def desk():
    records, linked = linked_of((TEXT, "2022-10-08", "Northern Star", "en"))
    return Desk.lay(records, linked, [(r.article.id, m.actor, 1) for r in records for m in r.mentions])


def facts_of(desk, item, language):
    return dict(show(desk, item, words_for(language, load_knowledge())).facts)


def test_a_meeting_is_told_in_words_of_the_readers_language(desk):
    event = next(e for e in desk.events.values() if e.act == "meeting")
    told = facts_of(desk, event.id, "de")
    assert told["Was"] == "Treffen"
    assert told["Stand"] == "geschehen"
    assert "Nikol Paschinjan (beteiligt)" in told["Beteiligte"]
    assert told["Ort"].startswith("Prag")


def test_what_it_is_stands_in_the_heading_in_that_language(desk):
    term = next(iter(desk.terms))
    assert show(desk, term, words_for("de", load_knowledge())).kind == "Vereinbarungspunkt"
    assert facts_of(desk, term, "en")["From"] == "Armenia"


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_field_of_any_datum_is_told_under_its_raw_name(desk, language):
    kinds = (Actor, Article, Event, Link, Position, Process, Statement, Term)
    raw = {name for kind in kinds for name in kind.__slots__ if "_" in name}
    items = [*desk.articles, *desk.actors, *desk.events, *desk.statements, *desk.positions, *desk.terms]
    items += [o.id for o in desk.occurrences] + [p.id for p in desk.processes] + [x.id for x in desk.links]
    for item in items:
        told = facts_of(desk, item, language)
        assert told
        assert not raw & {name.lower() for name in told}
        assert not any("{" in value for value in told.values())
