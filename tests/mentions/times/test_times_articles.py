"""Times of whole articles: passages, roles, languages, ids; and what holds for any text."""

import time
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.knowledge import load_knowledge
from dragoman.mentions.times import dates, find_times
from dragoman.mentions.times._calendar import bounds, interval, shift, value_at
from dragoman.mentions.times._feasts import easter, feasts, hanukkah, orthodox_easter
from dragoman.record import Article, Passage, ProducedBy
from dragoman.spans import Span

VOCABULARY = """
am Montag 3. 14. März 2021 bis und der vergangenen Woche vor drei Jahren heute Abend um 12.30 Uhr „ “ " , . !
on Friday March 5, 2020 10:30 a.m. the next day two weeks later in May 480 BC 1914-18 12.02.2025 2025-02-13
99.99.9999 31. Februar 29. 0 24:61 each year ago last first half second quarter Anfang des Jahrhunderts
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n"])


def article(*passages: tuple[str, str, str | None], published: str | None = "2024-03-13") -> Article:
    text, made = "", []
    for role, words, language in passages:
        made.append(Passage(role, Span(len(text), len(text) + len(words)), language))  # type: ignore[arg-type]
        text += words + "\n\n"
    return Article(
        id="art-1",
        source="test",
        sha256="0",
        text=text,
        passages=tuple(made),
        published=published,
        produced_by=ProducedBy("rule", "test", "1"),
    )


def test_times_are_read_from_every_passage_in_its_language() -> None:
    found = find_times(
        article(("headline", "Treffen am Freitag geplant", "de"), ("body", "They met on Monday.", "en")),
        load_knowledge(),
    )
    assert [t.value for t in found.times] == ["2024-03-15", "2024-03-11"]


def test_a_passage_without_language_is_not_read() -> None:
    assert not find_times(article(("body", "Am Montag kam er.", None)), load_knowledge()).times


def test_a_byline_gives_the_day_where_publication_is_known_to_the_month() -> None:
    found = find_times(
        article(("byline", "Aktualisiert am 14.03.2024", "de"), ("body", "Gestern kam er.", "de"), published="2024-03"),
        load_knowledge(),
    )
    assert [t.value for t in found.times] == ["2024-03-14", "2024-03-13"]


def test_a_caption_does_not_move_the_text() -> None:
    found = find_times(
        article(
            ("body", "Am 3. Mai 2021 wurde er verhaftet.", "de"),
            ("caption", "Ein Bild vom 9. Juni 2019.", "de"),
            ("body", "Tags darauf kam er frei.", "de"),
        ),
        load_knowledge(),
    )
    assert found.times[-1].value == "2021-05-04"


def test_times_carry_the_words_they_were_read_from_and_stable_ids() -> None:
    made = article(("body", "Am 3. Mai 2021 wurde er verhaftet.", "de"))
    first, second = (find_times(made, load_knowledge()).times[0] for _ in range(2))
    assert first.span.of(made.text) == "3. Mai 2021"
    assert first.id == second.id
    assert first.article == "art-1"
    assert (first.start, first.end) == ("2021-05-03", "2021-05-04")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(WORDS, max_size=60).map(" ".join),
    st.sampled_from(["de", "en"]),
    st.sampled_from([None, "2024-03-13", "2024-03", "2024"]),
)
def test_any_words_give_ordered_times_that_lie_in_the_text(text: str, lang: str, published: str | None) -> None:
    last = 0
    for found in dates(text, published, lang):
        assert last <= found.span.start < found.span.end <= len(text)
        assert found.span.of(text) == found.span.of(text).strip()
        assert found.value
        assert found.start is None or (found.end is not None and found.start < found.end)
        last = found.span.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["de", "en", None, "xx"]), st.text(max_size=12))
def test_no_text_and_no_publication_raises(text: str, lang: str | None, published: str) -> None:
    dates(text, published, lang)


@pytest.mark.parametrize(
    "piece",
    [
        "3., ",
        "am Montag ",
        "„heute ",
        "1.1",
        "12:",
        "the ",
        "a.",
        "und 3. ",
        "2021 ",
        "x",
        "zwei ",
        "123.123",
        '" ',
        "\n\n",
        "vor drei Jahren, ",
        "bis bis ",
        "und ",
        "9",
        "Nacht zum Montag ",
        "zwei Tage nach dem Treffen ",
        "drei Jahre nach Kriegsbeginn ",
        "am Mittwoch das Treffen ",
        "the day after the summit on Friday ",
        "said talks will resume Friday ",
    ],
)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_time_needed_grows_no_faster_than_the_text(piece: str, lang: str) -> None:
    def needed(size: int) -> float:
        text = piece * (size // len(piece))
        best = 1e9
        for _ in range(2):
            start = time.perf_counter()
            dates(text, "2024-03-13", lang)
            best = min(best, time.perf_counter() - start)
        return best

    assert needed(40_000) < 16 * needed(5_000) + 0.1


@given(st.dates(date(2, 1, 1), date(9990, 1, 1)), st.sampled_from(["D", "W", "M", "Q", "H", "Y", "DE", "CE"]))
def test_the_value_of_a_day_covers_it(day: date, unit: str) -> None:
    covered = interval(value_at(day, unit))
    assert covered is not None
    assert covered[0] <= datetime(day.year, day.month, day.day) < covered[1]


def test_intervals_are_half_open() -> None:
    assert bounds("2024-02") == ("2024-02-01", "2024-03-01")
    assert bounds("2024-W10-WE") == ("2024-03-09", "2024-03-11")
    assert bounds("2024-03-13T12:49") == ("2024-03-13T12:49", "2024-03-13T12:50")
    assert bounds("2024-03-13TNI") == ("2024-03-13T18:00", "2024-03-14T06:00")
    assert bounds("2024-WI") == ("2024-12-01", "2025-03-01")
    assert bounds("P3Y") == bounds("2024-02-30") == bounds("PRESENT_REF") == (None, None)


def test_moving_by_months_stays_in_the_month() -> None:
    assert shift(date(2024, 1, 31), "M", 1) == date(2024, 2, 29)
    assert shift(date(9999, 1, 1), "Y", 1) is None


def test_movable_feasts_fall_on_their_days() -> None:
    assert easter(2024) == date(2024, 3, 31)
    assert orthodox_easter(2024) == date(2024, 5, 5)
    assert feasts("11:4:4", 2023) == (date(2023, 11, 23),)
    assert feasts("5:1:-1", 2024) == (date(2024, 5, 27),)
    assert feasts("advent-32", 2023) == (date(2023, 11, 22),)
    assert feasts("rosh+21", 2023) == (date(2023, 10, 7),)
    assert [hanukkah(year).isoformat()[5:] for year in (2020, 2022, 2023, 2024)] == ["12-11", "12-19", "12-08", "12-26"]
