"""Inquits behind what is said: they end the content, and nothing is said twice."""

from __future__ import annotations

import pytest

from tests.claims.statements.reading import Said


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Die Ministerin beharrt darauf: Als größter Partei stehe ihr das Amt zu, schrieb sie auf Facebook.",
            "Als größter Partei stehe ihr das Amt zu",
        ),
        (
            "Wenn die Zusagen nicht ausreichten, werde er den Tisch verlassen, sagte der Minister nach einem Treffen.",
            "Wenn die Zusagen nicht ausreichten, werde er den Tisch verlassen",
        ),
    ],
)
def test_an_inquit_ends_what_is_said_before_it_and_nothing_stands_twice(text: str, content: str) -> None:
    assert Said(text).contents() == [content]


def test_a_belief_told_in_the_subjunctive_ends_before_the_inquit() -> None:
    said = Said("Die Lage war ernst. Er glaube, dass die Rebellen zum Frieden bereit seien, schrieb der Präsident.")
    assert said.speaker("Er glaube, dass die Rebellen zum Frieden bereit seien") == "der Präsident"
    assert not any("schrieb" in content for content in said.contents())


def test_the_channel_of_a_trailing_inquit_is_kept() -> None:
    said = Said("Die Ministerin beharrt darauf: Als größter Partei stehe ihr das Amt zu, schrieb sie auf Facebook.")
    channel = said.all[0].channel
    assert channel is not None
    assert channel.name == "Facebook"
