"""German time expressions: span, type and value."""

import pytest

from dragoman.mentions.times import dates

PUBLISHED = "2024-03-13"  # a Wednesday


def found(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str]]:
    return [(t.span.of(text), t.type, t.value) for t in dates(text, published, "de")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Abkommen vom 3. Oktober 1990 gilt.", [("3. Oktober 1990", "DATE", "1990-10-03")]),
        ("Sie einigten sich am 05.02.2021.", [("05.02.2021", "DATE", "2021-02-05")]),
        ("Der Gipfel am Freitag, dem 15. März, fällt aus.", [("Freitag, dem 15. März", "DATE", "2024-03-15")]),
        ("Im Jänner scheiterte die Runde.", [("Jänner", "DATE", "2024-01")]),
        ("Seit Anfang Februar wird verhandelt.", [("Anfang Februar", "DATE", "2024-02")]),
        ("Im Sommer des Jahres 2019 kam es dazu.", [("Sommer des Jahres 2019", "DATE", "2019-SU")]),
        ("Im August vorigen Jahres war Ruhe.", [("August vorigen Jahres", "DATE", "2023-08")]),
        ("Im dritten Quartal 2022 sank der Export.", [("dritten Quartal 2022", "DATE", "2022-Q3")]),
        ("In der ersten Jahreshälfte blieb es ruhig.", [("der ersten Jahreshälfte", "DATE", "2024-H1")]),
        ("In den sechziger Jahren begann der Streit.", [("den sechziger Jahren", "DATE", "196")]),
        ("Mitte der 90er Jahre wurde er beigelegt.", [("Mitte der 90er Jahre", "DATE", "199")]),
        ("Das Dorf stammt aus dem 16. Jahrhundert.", [("dem 16. Jahrhundert", "DATE", "15")]),
        ("Rom wurde 753 v. Chr. gegründet.", [("753 v. Chr.", "DATE", "BC0753")]),
        ("Heuer gibt es keinen Gipfel.", [("Heuer", "DATE", "2024")]),
        ("Im Vorjahr war das anders.", [("Vorjahr", "DATE", "2023")]),
        ("Übermorgen soll es weitergehen.", [("Übermorgen", "DATE", "2024-03-15")]),
        ("Gestern Abend kam die Zusage.", [("Gestern Abend", "TIME", "2024-03-12TEV")]),
        ("Der Donnerstagabend beginnt mit einer Rede.", [("Donnerstagabend", "TIME", "2024-03-14TEV")]),
        ("Um 19.30 Uhr traten beide vor die Presse.", [("19.30 Uhr", "TIME", "2024-03-13T19:30")]),
        ("Um halb neun war alles vorbei.", [("halb neun", "TIME", "2024-03-13T08:30")]),
        ("Am Karfreitag ruhen die Gespräche.", [("Karfreitag", "DATE", "2024-03-29")]),
        ("Zu Pfingsten 2025 soll es so weit sein.", [("Pfingsten 2025", "DATE", "2025-06-08")]),
    ],
)
def test_dates_have_span_type_and_value(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nach zweieinhalb Jahren war Schluss.", [("zweieinhalb Jahren", "DURATION", "P2.5Y")]),
        ("Sie saßen drei Jahre und vier Monate in Haft.", [("drei Jahre und vier Monate", "DURATION", "P3Y4M")]),
        ("Die Waffenruhe soll 72 Stunden halten.", [("72 Stunden", "DURATION", "PT72H")]),
        ("Es folgte ein dreitägiger Besuch.", [("dreitägiger", "DURATION", "P3D")]),
        ("Die Lage ist seit Jahren verfahren.", [("Jahren", "DURATION", "PXY")]),
        ("In den vergangenen fünf Monaten geschah nichts.", [("den vergangenen fünf Monaten", "DURATION", "P5M")]),
        ("Das dauert sechs bis acht Wochen.", [("sechs", "DURATION", "P6W"), ("acht Wochen", "DURATION", "P8W")]),
        ("Die Delegation tagt jeden Montag.", [("jeden Montag", "SET", "XXXX-WXX-1")]),
        ("Der Bericht erscheint jährlich.", [("jährlich", "SET", "P1Y")]),
        ("Alle zwei Wochen wird abgestimmt.", [("Alle zwei Wochen", "SET", "P2W")]),
    ],
)
def test_durations_and_sets_have_their_values(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_every_day_of_a_list_is_found_with_the_month_that_stands_last() -> None:
    text = "Die Runden sind für den 3., 4. und 9. April angesetzt."
    assert [value for _, _, value in found(text)] == ["2024-04-03", "2024-04-04", "2024-04-09"]


def test_both_ends_of_a_range_are_found() -> None:
    assert [v for _, _, v in found("Der Gipfel dauert vom 14. bis 16. Mai 2023.")] == ["2023-05-14", "2023-05-16"]
    assert [v for _, _, v in found("Der Krieg (1914-1918) war vorbei.")] == ["1914", "1918"]


@pytest.mark.parametrize(
    "text",
    [
        "Der 16 Jahre alte Schüler und die 24-jährige Frau schwiegen.",
        "Ein 57-Jähriger im Alter von 57 Jahren.",
        "Rund 2.000 Soldaten und 1800 Menschen standen dort.",
        "Die Agenda 2010 und die Resolution 1701 gelten weiter.",
        "Das Team gewann mit 3:13 Toren.",
        "Frau Mai und Herr Freitag kamen nicht.",
        "Guten Abend, sagte der Gesandte.",
        "Das kostet 1900 Euro.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_today_in_the_sense_of_nowadays_is_no_day() -> None:
    assert found("Wie wir heute wissen, war das falsch.") == [("heute", "DATE", "PRESENT_REF")]
    assert found("Heute treffen sich die Minister.") == [("Heute", "DATE", "2024-03-13")]


def test_a_distance_back_is_a_duration_that_covers_the_time_it_reaches() -> None:
    (time,) = dates("Vor drei Tagen scheiterte die Runde.", PUBLISHED, "de")
    assert (time.type, time.value, time.start, time.end) == ("DURATION", "P3D", "2024-03-10", "2024-03-11")
