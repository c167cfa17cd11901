"""English clauses and nouns that report acts, and the coder's line for one sentence."""

import pytest

from dragoman.claims.events import event_predictions, find_events
from tests.claims.acting import reading_of

PEOPLE = {
    "Kenya": ("ken", "state", "KEN"),
    "Chad": ("tcd", "state", "TCD"),
    "Mali": ("mli", "state", "MLI"),
    "Ruto": ("ruto", "person", "KEN"),
    "Deby": ("deby", "person", "TCD"),
}


@pytest.mark.parametrize(
    ("text", "act", "status", "who"),
    [
        ("Ruto met Deby in Nairobi on Monday.", "meeting", "happened", {"ruto", "deby"}),
        ("Ruto will visit Chad in June.", "visit", "planned", {"ruto"}),
        ("Kenya rejected a proposal by Chad.", "rejection", "happened", {"ken", "tcd"}),
        ("Kenya has imposed sanctions on Chad.", "sanction", "happened", {"ken", "tcd"}),
        ("Chad accused Kenya of spying.", "accusation", "happened", {"ken", "tcd"}),
        ("Kenya called off talks with Chad.", "negotiation", "cancelled", {"ken", "tcd"}),
        ("Mali mediated between Kenya and Chad.", "mediation", "happened", {"mli", "ken", "tcd"}),
        ("Chad released two Kenyan prisoners.", "release", "happened", {"tcd"}),
        ("Talks between Kenya and Chad are expected to resume in May.", "negotiation", "planned", {"ken", "tcd"}),
    ],
)
def test_an_english_clause_tells_an_act_its_status_and_its_parties(
    text: str, act: str, status: str, who: set[str]
) -> None:
    events = find_events(reading_of(text, PEOPLE, {"Nairobi": "KEN"}, language="en"), ())

    found = [e for e in events if e.act == act]
    assert found, [(e.act, e.status) for e in events]
    assert found[0].status == status
    assert who <= {p.actor for p in found[0].participants}


@pytest.mark.parametrize(
    ("text", "type", "source", "target"),
    [
        ("Kenya said that Chad must return the stolen aircraft.", "REQUEST", "KEN", "TCD"),
        ("Kenya is ready to send food to Chad.", "AGREE", "KEN", "TCD"),
        ("Kenya threatened to cut ties with Chad.", "THREATEN", "KEN", "TCD"),
        ("Kenyan police arrested three journalists from Chad.", "COERCE", "KEN", "TCD"),
        ("Thousands of Chadians demonstrated against Kenya.", "PROTEST", "TCD", "KEN"),
        ("Chad has granted asylum to two Malian officers.", "AID", "TCD", "MLI"),
    ],
)
def test_the_coders_line_has_type_source_and_target(text: str, type: str, source: str, target: str) -> None:
    line = event_predictions("x", reading_of(text, PEOPLE, language="en"), ())

    best = line["events"][0]
    assert best["type"] == type
    assert [s.get("country") for s in best["source"]] == [source]
    assert target in [t.get("country") for t in best["target"]]


def test_a_sentence_without_an_act_has_an_empty_line() -> None:
    line = event_predictions("x", reading_of("The weather in Nairobi was fine.", PEOPLE, language="en"), ())

    assert line == {"id": "x", "events": []}
