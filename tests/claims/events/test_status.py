"""Whether an act takes place, from tense, mood, negation and cue words."""

import pytest

from dragoman.claims.events import find_events
from tests.claims.acting import reading_of, said

PEOPLE = {"Peru": ("per", "state", "PER"), "Chile": ("chl", "state", "CHL"), "Boric": ("boric", "person", "CHL")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Boric hat Peru besucht.", "happened"),
        ("Boric wird Peru besuchen.", "planned"),
        ("Boric soll Peru im Mai besuchen.", "planned"),
        ("Boric könnte Peru besuchen.", "possible"),
        ("Boric plant, Peru zu besuchen.", "planned"),
        ("Ein Treffen von Boric mit Peru ist nicht geplant.", "not_planned"),
        ("Das geplante Treffen zwischen Chile und Peru rückt näher.", "planned"),
        ("Chile sagte das Treffen mit Peru ab.", "cancelled"),
        ("Die Verhandlungen zwischen Chile und Peru gehen weiter.", "ongoing"),
        ("Chile schlug ein Treffen mit Peru vor.", "proposed"),
        ("Boric hat Peru nicht besucht.", "denied"),
    ],
)
def test_a_german_clause_says_whether_it_happened(text: str, status: str) -> None:
    events = find_events(reading_of(text, PEOPLE, language="de"), ())

    wanted = [e for e in events if e.act in ("visit", "meeting", "negotiation")]
    assert [e.status for e in wanted][:1] == [status]


def test_an_event_inside_a_statement_belongs_to_its_speaker() -> None:
    text = "Boric sagte, Peru habe Truppen an die Grenze verlegt."
    reading = reading_of(text, PEOPLE, language="de")

    events = find_events(reading, (said(reading, "Peru habe Truppen an die Grenze verlegt", "boric"),))

    assert [e.reported_by for e in events if e.act == "deployment"] == ["stm-boric"]


def test_an_act_whose_day_is_still_to_come_is_planned() -> None:
    text = "Am Freitag trifft Boric die Delegation aus Peru."
    reading = reading_of(text, PEOPLE, times={"Am Freitag": "2020-05-08"}, language="de")

    assert [e.status for e in find_events(reading, ())][:1] == ["planned"]
