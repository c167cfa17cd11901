"""Days of events and statements whose own words name none."""

from __future__ import annotations

import pytest

from dragoman.articles import article_from_text
from dragoman.knowledge import load_knowledge
from dragoman.reading import analyse
from dragoman.record import Event, Record, Statement


def read(text: str, published: str) -> Record:
    return analyse(article_from_text(text, source="a.txt", published=published), load_knowledge())


def event_of(record: Record, words: str) -> Event:
    text = record.article.text
    return next(e for e in record.events if words in e.trigger.of(text))


def statement_of(record: Record, words: str) -> Statement:
    text = record.article.text
    return next(s for s in record.statements if words in " ".join(span.of(text) for span in s.spans))


def test_what_was_said_after_a_call_that_has_a_day_was_said_between_it_and_the_report() -> None:
    record = read(
        "Verhandlungen\n\nBundeskanzler Olaf Scholz telefonierte am Freitag mit dem Russen Wladimir Putin.\n\n"
        "Nach dem Telefonat sagte Scholz, er sehe keine Bewegung.",
        "2024-11-16",
    )
    stmt = statement_of(record, "keine Bewegung")
    assert stmt.time == "2024-11-15/2024-11-16"
    assert "Telefonat" in stmt.basis["time"]


def test_what_was_said_at_a_meeting_has_its_day() -> None:
    record = read(
        "Talks\n\nPresident Bill Clinton and Prime Minister Ehud Barak met in Washington on Tuesday.\n\n"
        "During the meeting Clinton said that time was running out.",
        "2000-07-13",
    )
    assert statement_of(record, "time was running out").time == "2000-07-11"


def test_an_event_beside_one_with_a_day_before_it_in_the_sentence_has_that_day() -> None:
    record = read(
        "Atomgespräche\n\nIrans Außenminister Mohammed Dschawad Sarif kehrte am Dienstag nach Wien zurück und traf "
        "sich dort mit US-Außenminister John Kerry.",
        "2015-07-01",
    )
    found = event_of(record, "traf")
    assert (found.time or "")[:10] == "2015-06-30"


def test_days_of_the_past_that_are_not_counted_are_an_interval_with_its_reason() -> None:
    record = read(
        "Vermittlung\n\nIn den vergangenen Tagen reiste Steve Witkoff nach Moskau.",
        "2025-03-20",
    )
    found = event_of(record, "reiste")
    assert found.time == "2025-03-13/2025-03-20"
    assert "vergangenen Tagen" in found.basis["time"]


def test_talks_pointed_back_at_are_those_told_before() -> None:
    record = read(
        "Libyen\n\nAm Donnerstag ist in Genf ein Treffen der Außenminister geplant. "
        "An diesen Gesprächen wird auch der deutsche Außenminister Guido Westerwelle teilnehmen.",
        "2011-03-15",
    )
    assert {e.time for e in record.events if e.act in ("meeting", "negotiation")} == {"2011-03-17"}


def test_the_news_of_a_lead_without_a_day_are_of_the_report_and_the_day_before() -> None:
    record = read(
        "Kosovo\n\nSerbien und das Kosovo haben sich auf ein Abkommen geeinigt.\n\nDie EU hatte vermittelt.",
        "2013-04-20",
    )
    found = record.events[0]
    assert found.time == "2013-04-19/2013-04-20"
    assert "frame" in found.basis["time"]


@pytest.mark.parametrize(
    ("text", "published", "words"),
    [
        (
            "Deal\n\nAhead of the summit next Thursday, Leo Varadkar told reporters that the truce held.",
            "2019-10-10",
            "the truce held",
        ),
        (
            "Gipfel\n\nEr werde am Freitag nach Genf reisen, sagte Außenminister Sergej Lawrow.",
            "2022-01-18",
            "nach Genf",
        ),
    ],
)
def test_nothing_was_said_after_its_report(text: str, published: str, words: str) -> None:
    time = statement_of(read(text, published), words).time
    assert time is None or time.split("/")[0][:10] <= published


def test_without_a_day_of_publication_nothing_is_framed() -> None:
    article = article_from_text(
        "Kosovo\n\nSerbien und das Kosovo haben sich auf ein Abkommen geeinigt.", source="a.txt"
    )
    record = analyse(article, load_knowledge())
    assert article.published is None
    assert all(e.time is None for e in record.events)


def test_background_of_long_ago_is_not_framed() -> None:
    record = read(
        "Zypern\n\nDie Volksgruppen reden wieder.\n\n1974 besetzte die Türkei den Norden. "
        "Der Präsident der Inselgriechen, Glafkos Klerides, sprach von einer Invasion.",
        "2002-01-17",
    )
    assert all(s.time is None for s in record.statements if "Invasion" in s.spans[0].of(record.article.text))


def test_an_answer_told_in_the_past_without_a_day_is_of_the_articles_frame() -> None:
    record = read(
        "Minsk\n\nAm Mittwoch verhandelten Angela Merkel und Petro Poroschenko in Minsk.\n\n"
        "Moskau schweigt.\n\nUS-Außenminister John Kerry begrüßte die Einigung.",
        "2015-02-12",
    )
    assert event_of(record, "begrüßte").time == "2015-02-11/2015-02-12"


def test_no_article_makes_timing_raise() -> None:
    for text in (
        "",
        "Am.",
        "Nach dem. Nach dem Treffen.",
        "„“ sagte er nach dem",
        "After the after the meeting, at at.",
    ):
        for published in ("2024-02-30", "2024", "", "2024-03-01"):
            read(f"T\n\n{text}", published)


def test_an_evening_is_one_day() -> None:
    record = read(
        "Gipfel\n\nDie Lage ist ernst.\n\nAngela Merkel traf Alexis Tsipras am Montagabend in Brüssel.", "2015-06-23"
    )
    assert event_of(record, "traf").time == "2015-06-22"


def test_the_year_of_a_noun_is_not_the_time_of_what_is_said() -> None:
    record = read(
        "Allies\n\nPete Hegseth met allies on Wednesday.\n\nHegseth called the borders of 2014 an illusory goal.",
        "2025-02-12",
    )
    assert all(s.time != "2014" for s in record.statements)


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("Vom 14. bis 16. Februar findet in München eine Konferenz statt.", "2025-02-10", "2025-02-14/2025-02-16"),
        ("A conference will be held in Geneva from March 3 to March 5.", "2014-02-20", "2014-03-03/2014-03-05"),
    ],
)
def test_what_lasts_for_days_has_both_ends(text: str, published: str, days: str) -> None:
    record = read(f"Gipfel\n\nMan wartet.\n\n{text}", published)
    assert [e.time for e in record.events if e.act in ("conference", "meeting")] == [days]


def test_a_day_on_which_something_had_been_is_not_that_of_the_news() -> None:
    record = read(
        "Tarifrunde\n\nDie Tarifgespräche wurden am Donnerstag vertagt.\n\nErst am Montag hatte ein Warnstreik den "
        "Verkehr lahmgelegt. „Das ist eine Frechheit“, sagte Claus Weselsky.",
        "2023-03-30",
    )
    assert statement_of(record, "Frechheit").time == "2023-03-30"


def test_a_month_to_come_does_not_date_what_is_said() -> None:
    record = read(
        "Talks\n\nFlights will resume next week, Abiy Ahmed said, and the embassy could open as early as this month.",
        "2018-07-09",
    )
    assert all(s.time != "2018-07" for s in record.statements)


def test_talks_have_the_day_that_the_next_sentence_gives_them_by_their_noun() -> None:
    record = read(
        "Gipfel\n\nDie Konferenz der Außenminister war schon lange in Genf geplant. Vor Beginn der Konferenz am 4. Mai "
        "sprachen die Minister mit der Presse.",
        "2012-05-06",
    )
    assert {e.time for e in record.events if e.act == "conference"} == {"2012-05-04"}
