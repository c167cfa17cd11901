"""A month is no person, and the politician of a party is whoever of it was spoken of right before."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The talks in May failed.",
        "A deal by May is out of reach.",
        "The envoys agreed on May 5 to go on.",
        "Theresa May won the vote. The talks had failed in May.",
    ],
)
def test_a_month_is_no_person(cast_of, text: str) -> None:
    reading = cast_of(text, "en", "2019-05-20")
    at = text.rindex("May")
    assert not [m for m in reading.cast.mentions if m.span.start <= at < m.span.end]


def test_somebody_who_is_called_like_a_month_is_found(cast_of) -> None:
    reading = cast_of("Theresa May won the vote. Ministers stood by May.", "en", "2018-12-13")
    assert reading.meant_by("May", 1) == ["Theresa May"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Frank-Walter Steinmeier (SPD) reiste ab. Der SPD-Politiker war zufrieden.", "Der SPD-Politiker", True),
        ("Jan Muster reiste nach Kiew. Der SPD-Politiker war zufrieden.", "Der SPD-Politiker", True),
        ("Jan Muster (CDU) reiste nach Kiew. Der SPD-Politiker war zufrieden.", "Der SPD-Politiker", False),
        ("Emmanuel Macron reiste nach Kiew. Der SPD-Politiker war zufrieden.", "Der SPD-Politiker", False),
        ("Jan Muster und Max Probe reisten ab. Der SPD-Politiker war zufrieden.", "Der SPD-Politiker", False),
    ],
)
def test_the_politician_of_a_party_is_the_one_spoken_of_right_before(
    cast_of, text: str, words: str, name: bool
) -> None:
    reading = cast_of(text)
    person = text.split(" (")[0] if " (" in text else text.split(" reist")[0]
    assert (reading.meant_by(words) == [person]) is name
