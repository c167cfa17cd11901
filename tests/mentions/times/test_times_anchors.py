"""What relative times are counted from."""

import pytest

from dragoman.mentions.times import dates

WEDNESDAY = "2024-03-13"


def values(text: str, published: str | None = WEDNESDAY, lang: str = "de") -> list[str]:
    return [t.value for t in dates(text, published, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("Am Freitag scheiterten die Gespräche.", "de", "2024-03-08"),
        ("Er hat am Montag mit ihr telefoniert.", "de", "2024-03-11"),
        ("Am Freitag beginnt die Konferenz.", "de", "2024-03-15"),
        ("Die Runde soll am Montag fortgesetzt werden.", "de", "2024-03-18"),
        ("Am Mittwoch ging es um Gefangene.", "de", "2024-03-13"),
        ("Am kommenden Mittwoch geht es weiter.", "de", "2024-03-20"),
        ("Am vergangenen Mittwoch war Pause.", "de", "2024-03-06"),
        ("Bis Dienstag muss er antworten.", "de", "2024-03-19"),
        ("Am heutigen Mittwoch ist Pause.", "de", "2024-03-13"),
        ("Am Mittwoch vergangener Woche war Pause.", "de", "2024-03-06"),
        ("The talks collapsed on Friday.", "en", "2024-03-08"),
        ("The talks will resume on Friday.", "en", "2024-03-15"),
        ("They met last Wednesday.", "en", "2024-03-06"),
        ("They have until Tuesday to reply.", "en", "2024-03-19"),
    ],
)
def test_weekdays_look_back_or_forward_by_tense_and_words(text: str, lang: str, value: str) -> None:
    assert values(text, lang=lang) == [value]


def test_each_half_of_a_coordinated_sentence_has_its_own_tense() -> None:
    assert values("Sie trafen sich am Dienstag und wollen am Freitag verhandeln.") == ["2024-03-12", "2024-03-15"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Im Dezember hatte er abgelehnt.", "2023-12"),
        ("Im Mai soll die Konferenz stattfinden.", "2024-05"),
        ("Am 20. Dezember wurde er entlassen.", "2023-12-20"),
        ("Am 2. April wird verhandelt.", "2024-04-02"),
    ],
)
def test_months_and_days_without_a_year_get_the_near_one_that_fits_the_tense(text: str, value: str) -> None:
    assert values(text) == [value]


def test_times_inside_a_quotation_are_counted_from_the_day_it_was_said() -> None:
    assert values("„Wir haben gestern lange geredet“, sagte der Gesandte am Montag.") == ["2024-03-10", "2024-03-11"]
    assert values("Am Montag sagte er: „Morgen reden wir weiter.“") == ["2024-03-11", "2024-03-12"]
    assert values('"We spoke yesterday for long," she said on Monday.', lang="en") == ["2024-03-10", "2024-03-11"]


def test_a_quotation_without_a_day_is_counted_from_publication() -> None:
    assert values("„Wir haben gestern lange geredet“, sagte der Gesandte.") == ["2024-03-12"]


def test_the_following_day_is_counted_from_the_day_the_text_is_at() -> None:
    text = "Am 3. Mai 2021 wurde er verhaftet. Tags darauf protestierten Tausende. Am selben Tag kam er frei."
    assert values(text) == ["2021-05-03", "2021-05-04", "2021-05-04"]
    text = "He was arrested on 3 May 2021. The next day thousands protested. Two days later he was freed."
    assert values(text, lang="en") == ["2021-05-03", "2021-05-04", "2021-05-06"]


def test_a_glance_back_does_not_move_the_text() -> None:
    assert values("Am Montag siegte sie, wie schon am Tag zuvor. Am Vortag war es neblig.")[1:] == [
        "2024-03-10",
        "2024-03-10",
    ]


def test_parts_of_the_day_belong_to_the_last_day_of_the_paragraph() -> None:
    assert values("Am Montag kam er an. Am Abend flog er weiter.") == ["2024-03-11", "2024-03-11TEV"]


def test_months_of_a_year_long_past_stay_in_it() -> None:
    assert values("Im März 1992 verlor die Statue die Nase, im April brachte man sie fort.") == ["1992-03", "1992-04"]


def test_a_narrative_counts_from_its_own_days() -> None:
    text = (
        "The war began in 1936. In 1937 the north fell. By March 1938 the front had moved. In July the army crossed "
        "the river. The following year the city fell. In 1940, 1941 and 1942 nothing changed."
    )
    assert values(text, lang="en")[3:5] == ["1938-07", "1939"]


def test_without_a_publication_day_relative_times_stay_open() -> None:
    for time in dates("Gestern trafen sie sich, am Freitag reden sie weiter.", None, "de"):
        assert (time.start, time.end) == (None, None)
        assert "XXXX" in time.value
        assert time.basis["value"]


def test_a_month_of_publication_gives_months_and_years_but_no_day() -> None:
    assert values("Gestern war Ruhe. Vorigen Monat nicht. Heuer schon.", "2024-03") == [
        "XXXX-XX-XX",
        "2024-02",
        "2024",
    ]
    (today,) = dates("Heute ist Ruhe.", "2024-03", "de")
    assert (today.value, today.start, today.end) == ("2024-03-XX", "2024-03-01", "2024-04-01")


def test_a_day_with_its_weekday_stands_in_for_an_unknown_day_of_publication() -> None:
    text = (
        "Er schrieb das am Donnerstag, 14. März. Am Mittwoch hatten sie telefoniert. Am Freitag beginnt die Konferenz."
    )
    assert values(text, "2024-03") == ["2024-03-14", "2024-03-13", "2024-03-15"]


def test_a_publication_to_the_minute_is_a_publication_day() -> None:
    assert values("Gestern war Ruhe.", "2024-03-13T12:49") == ["2024-03-12"]


def test_an_unreadable_publication_is_none() -> None:
    assert values("Gestern war Ruhe.", "neulich") == ["XXXX-XX-XX"]


def test_the_basis_says_what_was_counted_from() -> None:
    (time,) = dates("Gestern war Ruhe.", WEDNESDAY, "de")
    assert time.basis["value"] == "publication day 2024-03-13"


@pytest.mark.parametrize(
    ("text", "published", "lang", "last"),
    [
        ("Man tagte am Freitag. Am Mittwoch hatte er gedroht. Er rief abends an.", "2009-01-09", "de", "2009-01-09TEV"),
        ("They met on Tuesday after the Dec. 12 election. He left the next day.", "2011-01-20", "en", "2011-01-19"),
        ("The war of 1998 killed many. In early June, he said no.", "2018-07-09", "en", "2018-06"),
        ("The parties extended their talks until Nov. 24.", "2014-07-18", "en", "2014-11-24"),
        ("Die Bahn bot fünf Prozent zum 1. Dezember an.", "2023-03-30", "de", "2023-12-01"),
        ("In der Nacht kam die Einigung.", "2010-05-10", "de", "2010-05-09TNI"),
        ("Der Abzug soll Ende 2014 enden. Zwei Tage zuvor traf man sich.", "2010-10-16", "de", "2010-10-14"),
    ],
)
def test_what_stands_aside_does_not_move_the_text_on(text: str, published: str, lang: str, last: str) -> None:
    assert values(text, published, lang)[-1] == last
