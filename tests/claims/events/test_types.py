"""One sentence for each PLOVER type in both languages, and for each status in English."""

import pytest

from dragoman.claims.events import find_events
from tests.claims.acting import reading_of

PEOPLE = {
    "Peru": ("per", "state", "PER"),
    "Chile": ("chl", "state", "CHL"),
    "Boric": ("boric", "person", "CHL"),
    "Boluarte": ("boluarte", "person", "PER"),
}

GERMAN = [
    ("AGREE", "Chile und Peru haben sich auf einen Fahrplan geeinigt."),
    ("CONSULT", "Boric traf Boluarte."),
    ("SUPPORT", "Chile erkannte die Unabhängigkeit von Peru an."),
    ("CONCEDE", "Chile hob die Sanktionen gegen Peru auf."),
    ("COOPERATE", "Chile lieferte den Gesuchten an Peru aus."),
    ("AID", "Chile schickte Hilfsgüter nach Peru."),
    ("RETREAT", "Chile zog seine Truppen aus Peru ab."),
    ("ACCUSE", "Chile warf Peru Wortbruch vor."),
    ("REJECT", "Chile lehnte den Vorschlag von Peru ab."),
    ("THREATEN", "Chile drohte Peru mit Vergeltung."),
    ("PROTEST", "In Peru demonstrierten Tausende gegen Boluarte."),
    ("SANCTION", "Chile verhängte Sanktionen gegen Peru."),
    ("MOBILIZE", "Chile verlegte Truppen an die Grenze zu Peru."),
    ("COERCE", "Peru nahm einen Mitarbeiter von Boric fest."),
    ("ASSAULT", "Chile griff Peru an."),
]
ENGLISH = [
    ("AGREE", "Chile and Peru reached an agreement."),
    ("CONSULT", "Boric met Boluarte."),
    ("SUPPORT", "Chile recognised the independence of Peru."),
    ("CONCEDE", "Chile lifted the sanctions against Peru."),
    ("COOPERATE", "Chile extradited a suspect to Peru."),
    ("AID", "Chile sent food aid to Peru."),
    ("RETREAT", "Chile withdrew its troops from Peru."),
    ("ACCUSE", "Chile accused Peru of bad faith."),
    ("REJECT", "Chile rejected the proposal by Peru."),
    ("THREATEN", "Chile threatened Peru with retaliation."),
    ("PROTEST", "Boluarte protested against Chile."),
    ("SANCTION", "Chile imposed sanctions on Peru."),
    ("MOBILIZE", "Chile deployed troops to Peru."),
    ("COERCE", "Peru arrested Boric."),
    ("ASSAULT", "Chile attacked Peru."),
]


@pytest.mark.parametrize(("kind", "text"), GERMAN)
def test_a_german_sentence_of_each_type_is_coded(kind: str, text: str) -> None:
    events = find_events(reading_of(text, PEOPLE, language="de"), ())

    assert kind in {e.plover.type for e in events if e.plover}


@pytest.mark.parametrize(("kind", "text"), ENGLISH)
def test_an_english_sentence_of_each_type_is_coded(kind: str, text: str) -> None:
    events = find_events(reading_of(text, PEOPLE, language="en"), ())

    assert kind in {e.plover.type for e in events if e.plover}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Boric visited Peru.", "happened"),
        ("Boric will visit Peru.", "planned"),
        ("Boric is to meet Boluarte.", "planned"),
        ("Boric could visit Peru.", "possible"),
        ("Chile proposed a meeting with Peru.", "proposed"),
        ("Boric called off his visit to Peru.", "cancelled"),
        ("Boric has not visited Peru.", "denied"),
        ("Boric will not visit Peru.", "not_planned"),
        ("Chile is continuing negotiations with Peru.", "ongoing"),
    ],
)
def test_an_english_clause_says_whether_it_happened(text: str, status: str) -> None:
    events = find_events(reading_of(text, PEOPLE, language="en"), ())

    wanted = [e for e in events if e.act in ("visit", "meeting", "negotiation")]
    assert [e.status for e in wanted][:1] == [status]
