"""Which reports are of one event, and which of two."""

from dataclasses import replace

import pytest

from dragoman.knowledge import load_knowledge
from dragoman.linking import link
from dragoman.record import Term, make_id
from tests.linking.conftest import BY
from tests.linking.texts import linked_of


def by_act(linked, *acts):
    return [o for o in linked.occurrences if o.act in acts]


def reports(draft, cast, *told, act="meeting"):
    """Return records, each with one event: words, day of the report, time, place, status."""
    made = []
    for n, (words, published, time, place, status) in enumerate(told):
        report = draft(f"{words} Ardia and Borland negotiate. Report {n}.", published, f"Paper {n}")
        report.event(words, act, cast["ana"], cast["bem"], time=time, place=place, status=status)
        made.append(report.record())
    return made


def test_the_same_act_on_consecutive_days_is_two(draft, cast):
    made = reports(
        draft, cast,
        ("Ana Orlo met Bem Kast in Oslo.", "2024-03-05", "2024-03-05", "Oslo", "happened"),
        ("Ana Orlo met Bem Kast in Oslo.", "2024-03-06", "2024-03-06", "Oslo", "happened"),
    )  # fmt: skip
    assert len(link(made).occurrences) == 2


def test_what_is_still_to_come_is_not_what_was_over_before(draft, cast):
    made = reports(
        draft, cast,
        ("Ana Orlo visited Bem Kast.", "2024-03-05", "2024-03-04", None, "happened"),
        ("Ana Orlo may visit Bem Kast.", "2024-03-06", None, None, "possible"),
        act="visit",
    )  # fmt: skip
    assert len(link(made).occurrences) == 2
    assert len(link(made[::-1]).occurrences) == 2


def test_a_recap_of_last_years_meeting_is_not_this_years(draft, cast):
    made = reports(
        draft, cast,
        ("Ana Orlo met Bem Kast in Oslo.", "2024-03-05", "2024-03-05", "Oslo", "happened"),
        ("Ana Orlo met Bem Kast in Oslo last year.", "2024-03-05", "2023", "Oslo", "happened"),
    )  # fmt: skip
    assert len(link(made).occurrences) == 2


def test_planned_held_and_called_off_meetings_keep_their_history_in_any_order(draft, cast):
    made = reports(
        draft, cast,
        ("Ana Orlo will meet Bem Kast.", "2024-03-01", "2024-03-08", "Oslo", "planned"),
        ("Ana Orlo called off her meeting with Bem Kast.", "2024-03-06", "2024-03-08", None, "cancelled"),
    )  # fmt: skip
    (occ,) = link(made[::-1]).occurrences
    assert [s.status for s in occ.status_history] == ["planned", "cancelled"]
    assert occ.status == "cancelled"


@pytest.mark.parametrize(("town", "number"), [("Oslo", 1), ("Bergen", 2)])
def test_a_signing_set_for_a_day_and_town_without_its_parties_is_that_of_the_parties_there(draft, cast, town, number):
    plan = draft("Ardia and Borland negotiate. The signing is set for Friday.", "2024-03-01", "Star")
    plan.event("Ardia and Borland negotiate", "negotiation", cast["ana"], cast["bem"])
    plan.event("The signing is set for Friday", "agreement", time="2024-03-08", place="Oslo", status="planned")
    kept = draft("Ana Orlo and Bem Kast signed. Ardia and Borland negotiate.", "2024-03-08", "Bell")
    kept.event("Ana Orlo and Bem Kast signed", "agreement", cast["ana"], cast["bem"], time="2024-03-08", place=town)
    found = link([plan.record(), kept.record()]).occurrences
    assert len([occ for occ in found if occ.act == "agreement"]) == number


def test_two_places_of_one_meeting_of_the_same_people_are_a_disagreement(draft, cast):
    made = reports(
        draft, cast,
        ("Ana Orlo met Bem Kast in Oslo.", "2024-03-05", "2024-03-05", "Oslo", "happened"),
        ("Ana Orlo met Bem Kast in Bergen.", "2024-03-06", "2024-03-05", "Bergen", "happened"),
    )  # fmt: skip
    linked = link(made)
    (occ,) = linked.occurrences
    assert occ.disagreements == ("place: Bergen (1), Oslo (1)",)
    assert [x.relation for x in linked.links] == ["contradicts"]


def test_a_call_in_two_articles_with_different_people_beside_the_two_tells_who(draft, cast):
    one = draft("Ana Orlo, Bem Kast and Dora Elm of Ardia met in Oslo.")
    other = draft("Ana Orlo, Bem Kast and Finn Gant of Ardia met in Oslo.", "2024-03-02", "Evening Bell")
    dora, finn = (replace(cast["ana"], id=f"act-{n}", name=n, names={"en": (n,)}) for n in ("Dora Elm", "Finn Gant"))
    one.event("Ana Orlo, Bem Kast and Dora Elm", "meeting", cast["ana"], cast["bem"], dora, time="2024-03-01")
    other.event("Ana Orlo, Bem Kast and Finn Gant", "meeting", cast["ana"], cast["bem"], finn, time="2024-03-01")
    (occ,) = link([one.record(), other.record()]).occurrences
    assert occ.disagreements == ("who: Dora Elm (1), Finn Gant (1)",)


def test_reports_that_give_other_numbers_for_what_was_agreed_differ(draft, cast):
    made = []
    for n, number in enumerate(("100 prisoners", "150 prisoners")):
        words = f"Ana Orlo and Bem Kast exchanged {number}"
        report = draft(f"{words}.", f"2024-03-0{n + 1}", f"Paper {n}")
        report.event(words, "exchange", cast["ana"], cast["bem"], time="2024-03-01")
        record = report.record()
        span = report.span(number)
        term = Term(
            id=make_id("term", report.id, span), article=report.id, span=span, event=record.events[0].id,
            issue="prisoners", giver=None, receiver=None, what=number, quantity=number, produced_by=BY,
        )  # fmt: skip
        made.append(replace(record, terms=(term,)))
    (occ,) = link(made).occurrences
    assert occ.disagreements == ("what (prisoners): 100 prisoners (1), 150 prisoners (1)",)


@pytest.mark.parametrize(
    ("credits", "number"),
    [
        (((), (), ()), 3),
        ((("dpa",), ("dpa",), ()), 2),
        ((("dpa",), ("dpa", "AFP"), ("AFP",)), 2),
        ((("dpa", "AFP"), ("dpa", "AFP"), ("dpa",)), 1),
    ],
)
def test_reports_from_one_agency_are_one_source(draft, cast, credits, number):
    made = []
    for n, own in enumerate(credits):
        report = draft(f"Paper {n} writes: Ana Orlo met Bem Kast.", "2024-03-01", f"Paper {n}", credits=own)
        report.event("Ana Orlo met Bem Kast", "meeting", cast["ana"], cast["bem"], time="2024-03-01")
        made.append(report.record())
    (occ,) = link(made).occurrences
    assert occ.independent_sources == number


def test_an_event_without_a_day_is_the_last_one_before_its_report(draft, cast):
    made = reports(
        draft, cast,
        ("Ana Orlo rang Bem Kast on Friday.", "2024-03-01", "2024-03-01", None, "happened"),
        ("Ana Orlo rang Bem Kast on Tuesday.", "2024-03-12", "2024-03-12", None, "happened"),
        ("Borland spoke of the call of Ana Orlo with Bem Kast.", "2024-03-13", None, None, "happened"),
        act="call",
    )  # fmt: skip
    linked = link(made)
    assert sorted((o.time, len(o.events)) for o in linked.occurrences) == [("2024-03-01", 1), ("2024-03-12", 2)]


def test_two_calls_of_one_person_in_a_day_stay_two_in_german():
    text = (
        "Der sudanesische General Abdel Fattah al-Burhan telefonierte am Montag mit UN-Generalsekretär Guterres. Am "
        "selben Tag telefonierte al-Burhan mit US-Außenminister Antony Blinken."
    )
    _, linked = linked_of((text, "2023-05-01", "Nordblatt", "de"))
    assert len(by_act(linked, "call")) == 2


@pytest.mark.parametrize(("language", "again"), [("en", "again"), ("de", "erneut")])
def test_a_second_call_of_the_same_two_on_a_day_is_told_by_its_words(draft, cast, language, again):
    own = draft(f"Ana Orlo, Bem Kast: call. Late {again} Ana Orlo, Bem Kast.", language=language)
    own.event("Ana Orlo, Bem Kast: call", "call", cast["ana"], cast["bem"], time="2024-03-01")
    own.event(f"Late {again} Ana Orlo, Bem Kast", "call", cast["ana"], cast["bem"], time="2024-03-01")
    assert len(by_act(link([own.record()], load_knowledge()), "call")) == 2


def test_reports_in_two_languages_are_of_one_meeting():
    german = "Der serbische Präsident Aleksandar Vučić traf Albin Kurti am Dienstag in Brüssel."
    english = "Serbian President Aleksandar Vucic met Kosovo Prime Minister Albin Kurti in Brussels on Tuesday."
    _, linked = linked_of((german, "2023-05-02", "Nordblatt", "de"), (english, "2023-05-03", "Northern Star", "en"))
    (occ,) = by_act(linked, "meeting")
    assert (len(occ.events), occ.time, occ.disagreements) == (2, "2023-05-02", ())
