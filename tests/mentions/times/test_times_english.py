"""English time expressions: span, type and value."""

import pytest

from dragoman.mentions.times import dates

PUBLISHED = "2024-03-13"  # a Wednesday


def found(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str]]:
    return [(t.span.of(text), t.type, t.value) for t in dates(text, published, "en")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They signed on October 3, 1990.", [("October 3, 1990", "DATE", "1990-10-03")]),
        ("They signed on the 3rd of October 1990.", [("the 3rd of October 1990", "DATE", "1990-10-03")]),
        ("Signed Sept. 5, 2021.", [("Sept. 5, 2021", "DATE", "2021-09-05")]),
        ("It was due on 2/13/2021.", [("2/13/2021", "DATE", "2021-02-13")]),
        ("It stalled in late January.", [("late January", "DATE", "2024-01")]),
        ("They may meet in May.", [("May", "DATE", "2024-05")]),
        ("In the summer of 2019 it began.", [("the summer of 2019", "DATE", "2019-SU")]),
        ("In the third quarter of 2022 trade fell.", [("the third quarter of 2022", "DATE", "2022-Q3")]),
        ("In the first half of 2021 trade rose.", [("the first half of 2021", "DATE", "2021-H1")]),
        ("It began in the early 1990s.", [("the early 1990s", "DATE", "199")]),
        ("It is a custom of the nineteenth century.", [("the nineteenth century", "DATE", "18")]),
        ("The league was founded in 478 BC.", [("478 BC", "DATE", "BC0478")]),
        ("Last week the talks stalled.", [("Last week", "DATE", "2024-W10")]),
        ("They expect a deal by the end of next year.", [("the end of next year", "DATE", "2025")]),
        ("The day after tomorrow they will vote.", [("The day after tomorrow", "DATE", "2024-03-15")]),
        ("Two weeks ago they spoke.", [("Two weeks ago", "DATE", "2024-W09")]),
        ("They struck last night.", [("last night", "TIME", "2024-03-12TNI")]),
        ("On Christmas Eve 2021 it was quiet.", [("Christmas Eve 2021", "DATE", "2021-12-24")]),
        ("Thanksgiving 2023 came and went.", [("Thanksgiving 2023", "DATE", "2023-11-23")]),
    ],
)
def test_dates_have_span_type_and_value(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took two and a half years.", [("two and a half years", "DURATION", "P2.5Y")]),
        ("A 72-hour truce holds.", [("72-hour", "DURATION", "PT72H")]),
        ("Over the past three decades little changed.", [("the past three decades", "DURATION", "P3DE")]),
        ("They talked for years.", [("years", "DURATION", "PXY")]),
        ("They meet every Thursday.", [("every Thursday", "SET", "XXXX-WXX-4")]),
        ("Reports come out monthly.", [("monthly", "SET", "P1M")]),
    ],
)
def test_durations_and_sets_have_their_values(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [t for t in found(text) if t in expected] == expected


def test_a_clock_time_takes_the_day_that_is_named_next() -> None:
    text = "The truce starts at 7 p.m. on Friday."
    assert found(text) == [("7 p.m.", "TIME", "2024-03-15T19:00"), ("Friday", "DATE", "2024-03-15")]


@pytest.mark.parametrize(
    "text",
    [
        "The 24-year-old was 35 years old when it was over.",
        "Resolution 1701 is still in force.",
        "They may march again, said Theresa May.",
        "About 1900 soldiers stood there.",
        "It was the second attempt, and a second vote.",
        "It cost $1999.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert found(text) == []
