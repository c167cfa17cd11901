"""Acts told by the way: in participles, under other nouns, without their parties, in what did not happen."""

import pytest

from dragoman.claims.events import find_events
from dragoman.knowledge import load_knowledge
from dragoman.knowledge.acts import load_acts
from dragoman.record import Event
from tests.claims.acting import reading_of, said

PEOPLE = {
    "Peru": ("per", "state", "PER"),
    "Chile": ("chl", "state", "CHL"),
    "Boric": ("boric", "person", "CHL"),
    "Unasur": ("unasur", "organisation", None),
}


def events_of(text: str, language: str, **more: dict[str, str]) -> tuple[Event, ...]:
    return find_events(reading_of(text, PEOPLE, language=language, **more), ())


def test_a_participle_with_its_day_before_a_noun_is_an_act() -> None:
    text = "Das am Samstag in Lima von Peru und Chile unterzeichnete Dokument liegt dem Parlament vor."

    (event,) = events_of(text, "de", times={"am Samstag": "2020-05-02"})

    assert (event.act, event.status, event.time) == ("agreement", "happened", "2020-05-02")
    assert {p.actor for p in event.participants} == {"per", "chl"}


def test_a_bare_participle_only_says_which_are_meant() -> None:
    assert not [e for e in events_of("Die von Peru besetzten Inseln liegen im Süden.", "de") if e.act == "attack"]


def test_an_english_participle_behind_a_noun_is_a_passive() -> None:
    events = events_of("Chile respects the truce brokered by Unasur.", "en")

    (mediation,) = [e for e in events if e.act == "mediation"]
    assert [(p.actor, p.role) for p in mediation.participants] == [("unasur", "mediator")]


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("Die Hoffnung auf ein Abkommen zwischen Peru und Chile schwindet.", "de", "possible"),
        ("Die Forderung nach einem Treffen von Boric mit Peru wurde laut.", "de", "proposed"),
        ("Die Absage des Treffens zwischen Peru und Chile kam spät.", "de", "cancelled"),
        ("The hope of a deal between Peru and Chile is fading.", "en", "possible"),
        ("The cancellation of the meeting between Peru and Chile came late.", "en", "cancelled"),
    ],
)
def test_the_noun_above_says_whether_an_act_takes_place(text: str, language: str, status: str) -> None:
    talks = [e for e in events_of(text, language) if e.act in ("agreement", "meeting")]

    assert [e.status for e in talks] == [status]


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("Boric reiste ab, ohne Peru besucht zu haben.", "de", "denied"),
        ("Boric said that he would meet Peru in the not-too-distant future.", "en", "planned"),
    ],
)
def test_negation_is_seen_where_it_is_and_only_there(text: str, language: str, status: str) -> None:
    events = [e for e in events_of(text, language) if e.act in ("visit", "meeting")]

    assert [e.status for e in events if "per" in {p.actor for p in e.participants}] == [status]


def test_a_further_round_is_held_by_the_parties_of_the_last() -> None:
    text = "Peru und Chile verhandelten in Lima. Eine neue Gesprächsrunde ist nicht geplant."

    first, second = events_of(text, "de")

    assert second.status == "not_planned"
    assert {p.actor for p in second.participants} == {p.actor for p in first.participants} == {"per", "chl"}


def test_who_tells_of_talks_with_several_took_part() -> None:
    text = "Gute Gespräche mit Peru und Chile, schrieb Boric."
    reading = reading_of(text, {**PEOPLE, "Boric": ("boric", "person", "ARG")}, language="de")

    (event, *_) = find_events(reading, (said(reading, "Gute Gespräche mit Peru und Chile", "boric"),))

    assert {p.actor for p in event.participants} == {"per", "chl", "boric"}


def test_two_refusals_of_different_things_are_two() -> None:
    text = "Chile wies den Bericht zurück. Später wies Chile die Forderung zurück."

    assert [e.act for e in events_of(text, "de")] == ["rejection", "rejection"]


def test_officials_of_two_joined_adjectives_stand_for_both_states() -> None:
    text = "Peruvian and Chilean officials met in Lima. Peru and Chile are neighbours."
    people = {"Chilean officials": ("chileans", "group", "CHL"), **PEOPLE}

    events = find_events(reading_of(text, people, language="en"), ())

    assert {p.actor for e in events for p in e.participants} == {"per", "chl"}


@pytest.mark.parametrize(
    ("participle", "verb"),
    [("unterzeichnet", "unterzeichnen"), ("ausgewiesen", "ausweisen"), ("vermittelt", "vermitteln"),
     ("abgebrochen", "abbrechen"), ("vereinbart", "vereinbaren"), ("freigelassen", "freilassen")],
)  # fmt: skip
def test_participles_lead_to_their_verbs(participle: str, verb: str) -> None:
    assert load_acts(load_knowledge(), "de").participles[participle] == verb


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Boric beriet telefonisch mit Rojas.", "de"),
        ("Boric beglückwünschte Rojas am Telefon.", "de"),
        ("Boric congratulated Rojas by phone.", "en"),
    ],
)
def test_any_verb_of_two_people_is_a_call_by_telephone(text: str, language: str) -> None:
    people = {**PEOPLE, "Rojas": ("rojas", "person", "PER")}

    events = find_events(reading_of(text, people, language=language), ())

    assert [(e.act, {p.actor for p in e.participants}) for e in events] == [("call", {"boric", "rojas"})]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nach viertägigen Verhandlungen unterzeichneten Peru und Chile ein Abkommen.", "de"),
        ("Peru and Chile signed an accord after a week of talks.", "en"),
    ],
)
def test_talks_that_lasted_were_held_by_who_came_out_of_them(text: str, language: str) -> None:
    (talks,) = [e for e in events_of(text, language) if e.act == "negotiation"]

    assert {p.actor for p in talks.participants} == {"per", "chl"}


def test_who_sets_the_scene_by_a_visit_made_it() -> None:
    (visit,) = [e for e in events_of("Bei einem Besuch in Peru lobte Boric das Abkommen.", "de") if e.act == "visit"]

    assert ("boric", "source") in {(p.actor, p.role) for p in visit.participants}


def test_a_duty_taken_on_oneself_is_that_of_the_subject() -> None:
    events = events_of("Chile verpflichtete sich, die Stadt bis Juni zu räumen.", "de")

    assert [[p.actor for p in e.participants] for e in events if e.act == "withdrawal"] == [["chl"]]
    assert [e.status for e in events if e.act == "withdrawal"] == ["planned"]


def test_what_came_after_a_fact_happened_too() -> None:
    events = events_of("Boric traf in Lima Peru, bevor Boric nach Chile zurückflog.", "de")

    assert [e.status for e in events if e.act == "visit"] == ["happened"]
