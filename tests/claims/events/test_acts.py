"""Which act a clause reports, and who plays which part."""

import pytest

from dragoman.claims.events import find_events
from tests.claims.acting import reading_of

GERMAN = {
    "Kenia": ("ken", "state", "KEN"),
    "Somalia": ("som", "state", "SOM"),
    "Ruto": ("ruto", "person", "KEN"),
    "Mohamud": ("moh", "person", "SOM"),
    "Uganda": ("uga", "state", "UGA"),
}


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("Ruto hat am Montag mit Mohamud telefoniert.", "call", {"ruto", "moh"}),
        ("Ruto traf Mohamud in Nairobi.", "meeting", {"ruto", "moh"}),
        ("Kenia und Somalia vereinbarten einen Austausch von Gefangenen.", "agreement", {"ken", "som"}),
        ("Ruto reiste nach Mogadischu.", "visit", {"ruto"}),
        ("Kenia lehnte den Vorschlag von Mohamud ab.", "rejection", {"ken", "moh"}),
        ("Ruto hat Mohamud nach Nairobi eingeladen.", "invitation", {"ruto", "moh"}),
        ("Kenia verhängte Sanktionen gegen Somalia.", "sanction", {"ken", "som"}),
        ("Somalia beschuldigte Kenia.", "accusation", {"som", "ken"}),
        ("Kenia zog seine Truppen aus Somalia ab.", "withdrawal", {"ken", "som"}),
        ("Uganda vermittelte zwischen Kenia und Somalia.", "mediation", {"uga", "ken", "som"}),
        ("Mohamud wurde in Nairobi verhaftet.", "arrest", {"moh"}),
        ("Kenia brach die diplomatischen Beziehungen zu Somalia ab.", "suspension", {"ken", "som"}),
        ("Nach dem Telefonat mit Mohamud sprach Ruto vor der Presse.", "call", {"moh"}),
        ("Die Verhandlungen zwischen Kenia und Somalia dauern an.", "negotiation", {"ken", "som"}),
    ],
)
def test_a_german_clause_tells_an_act_and_its_parties(text: str, act: str, who: set[str]) -> None:
    events = find_events(reading_of(text, GERMAN, {"Nairobi": "KEN", "Mogadischu": "SOM"}, language="de"), ())

    found = [e for e in events if e.act == act]
    assert found, [e.act for e in events]
    assert who <= {p.actor for p in found[0].participants}


@pytest.mark.parametrize(
    "text",
    [
        "Das Wetter in Nairobi war am Montag schön.",
        "Die Besucher trafen auf verschlossene Türen.",
        "Der Minister gab seinen Mantel an der Garderobe ab.",
        "Die Brücke führt über den Fluss.",
    ],
)
def test_where_nothing_fits_nothing_is_coded(text: str) -> None:
    assert find_events(reading_of(text, GERMAN, {"Nairobi": "KEN"}, language="de"), ()) == ()


def test_every_event_lies_in_the_text_with_its_trigger_in_its_span() -> None:
    text = "Ruto traf Mohamud in Nairobi. Kenia und Somalia haben ein Abkommen unterzeichnet."
    for event in find_events(reading_of(text, GERMAN, {"Nairobi": "KEN"}, language="de"), ()):
        assert 0 <= event.span.start < event.span.end <= len(text)
        assert event.span.covers(event.trigger)


def test_the_same_act_told_again_is_one_event() -> None:
    text = "Ruto traf Mohamud. Wie es hieß, traf Ruto Mohamud am Flughafen."

    events = find_events(reading_of(text, GERMAN, language="de"), ())

    assert [e.act for e in events] == ["meeting"]


def test_a_place_and_a_day_of_the_clause_are_those_of_the_act() -> None:
    text = "Ruto traf Mohamud am Montag in Nairobi."
    reading = reading_of(text, GERMAN, {"Nairobi": "KEN"}, {"am Montag": "2020-05-04"}, language="de")

    (event,) = find_events(reading, ())

    assert event.time == "2020-05-04"
    assert event.place is not None
    assert event.place.name == "Nairobi"
