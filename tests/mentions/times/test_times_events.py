"""Days that an event defines, and stretches that end or begin today."""

import pytest

from dragoman.mentions.times import dates


def covered(text: str, published: str, lang: str) -> list[tuple[str, str | None, str | None]]:
    return [(text[t.span.start : t.span.end], t.start, t.end) for t in dates(text, published, lang)]


@pytest.mark.parametrize(
    ("text", "published", "lang", "words", "start", "end"),
    [
        (
            "Drei Jahre nach Kriegsbeginn reden Kiew und Moskau.",
            "2025-03-01",
            "de",
            "Drei Jahre",
            "2025-02-01",
            "2025-03-01",
        ),
        (
            "Am dritten Kriegstag war Kiew umkämpft.",
            "2023-01-05",
            "de",
            "dritten Kriegstag",
            "2022-02-26",
            "2022-02-27",
        ),
        (
            "Im zweiten Kriegsjahr hungert Khartum.",
            "2024-09-01",
            "de",
            "zweiten Kriegsjahr",
            "2024-04-15",
            "2025-04-15",
        ),
        (
            "On the third day of the war in Georgia Tbilisi asked for a truce.",
            "2008-08-20",
            "en",
            "the third day of the war",
            "2008-08-09",
            "2008-08-10",
        ),
        (
            "Two weeks after the start of the war in Yemen planes struck Sanaa.",
            "2015-05-01",
            "en",
            "Two weeks",
            "2015-04-06",
            "2015-04-13",
        ),
        ("30 Jahre nach dem Mauerfall wird gefeiert.", "2019-11-09", "de", "30 Jahre", "2019-11-01", "2019-12-01"),
    ],
)
def test_a_day_of_a_war_that_the_text_speaks_of_is_counted_from_its_first(
    text: str, published: str, lang: str, words: str, start: str, end: str
) -> None:
    assert (words, start, end) in covered(text, published, lang)


def test_a_war_that_no_word_names_stays_open() -> None:
    (time,) = dates("Am dritten Kriegstag schwiegen die Waffen.", "2012-05-01", "de")
    assert (time.value, time.start) == ("XXXX-XX-XX", None)
    assert "no war" in time.basis["value"]


@pytest.mark.parametrize(
    ("text", "lang", "last"),
    [
        ("Am Mittwoch kam es in Genf zu einem Treffen. Zwei Tage nach dem Treffen flog er ab.", "de", "2024-05-03"),
        ("Am Mittwoch kam es in Genf zu einem Treffen. Am Tag nach dem Treffen schwieg er.", "de", "2024-05-02"),
        ("Der Gipfel beginnt am Freitag. Am Vorabend des Gipfels essen sie zusammen.", "de", "2024-05-09"),
        ("The summit was held on Wednesday. The day after the summit he flew home.", "en", "2024-05-02"),
        ("The vote was held on Thursday. Three days before the vote he had resigned.", "en", "2024-04-29"),
    ],
)
def test_an_event_that_the_text_dates_dates_what_is_counted_from_it(text: str, lang: str, last: str) -> None:
    assert dates(text, "2024-05-07", lang)[-1].start == last


def test_an_event_without_a_day_leaves_the_distance_a_length() -> None:
    (time,) = dates("Zwei Tage nach dem Treffen flog er ab.", "2024-05-07", "de")
    assert (time.type, time.value, time.start) == ("DURATION", "P2D", None)


@pytest.mark.parametrize(
    ("text", "lang", "start", "end"),
    [
        ("Man sprach in den vergangenen Tagen oft.", "de", "2024-04-30", "2024-05-08"),
        ("Sie tagten in den letzten drei Wochen viermal.", "de", "2024-04-16", "2024-05-08"),
        ("In den kommenden Tagen soll es weitergehen.", "de", "2024-05-07", "2024-05-15"),
        ("They met twice in recent days.", "en", "2024-04-30", "2024-05-08"),
        ("In the past two weeks nothing moved.", "en", "2024-04-23", "2024-05-08"),
        ("Vor wenigen Stunden kam die Absage.", "de", "2024-05-07", "2024-05-08"),
    ],
)
def test_lengths_that_end_or_begin_today_have_their_interval(text: str, lang: str, start: str, end: str) -> None:
    assert [(t.start, t.end) for t in dates(text, "2024-05-07", lang)] == [(start, end)]


def test_the_night_to_a_day_begins_on_the_evening_before() -> None:
    (time,) = dates("In der Nacht zu Samstag wurde verhandelt.", "2024-05-11", "de")
    assert (time.value, time.start, time.end) == ("2024-05-11", "2024-05-10T18:00", "2024-05-11T06:00")


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("Officials said Monday talks will resume Friday.", "en", ["2024-05-06", "2024-05-10"]),
        ("The visit had been planned for Friday.", "en", ["2024-05-10"]),
        ("Die Reise war für Freitag geplant.", "de", ["2024-05-10"]),
        ("The minister was due in Geneva on Friday.", "en", ["2024-05-10"]),
        ("A second round will be held at the end of January.", "en", ["2025-01"]),
        ("Früher war das verboten, heute ist es üblich.", "de", ["PRESENT_REF"]),
        ("In seiner abendlichen Ansprache schwieg er dazu.", "de", ["2024-05-07TEV"]),
    ],
)
def test_what_is_planned_lies_ahead_even_beside_a_past_form(text: str, lang: str, values: list[str]) -> None:
    assert [t.value for t in dates(text, "2024-05-07", lang)] == values


@pytest.mark.parametrize(
    ("text", "lang", "start"),
    [
        ("The summit is on June 12. Hours earlier Moon had met Kim.", "en", "2024-05-07"),
        ("Der Gipfel ist am 12. Juni. Am Vortag hatte Trump ihn abgesagt.", "de", "2024-05-06"),
    ],
)
def test_what_was_done_is_not_counted_from_a_day_to_come(text: str, lang: str, start: str) -> None:
    assert dates(text, "2024-05-07", lang)[-1].start == start
