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


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Norway had rejected Danish demands to search boats on their way in, two diplomats said last week.",
            None,
            "two diplomats",
        ),
        (
            '"Norway will never give up its waters," its ambassador to Denmark, Kari Holm, wrote on Twitter.',
            "Norway will never give up its waters,",
            "its ambassador to Denmark, Kari Holm",
        ),
    ],
)
def test_english_inquits_behind_a_comma_are_found(text: str, content: str | None, speaker: str) -> None:
    found = Said(text, "en")
    outer = next(s for s in found.all if s.inside is None)
    assert outer.speaker_span is not None
    assert outer.speaker_span.of(found.text) == speaker
    assert content is None or content in found.contents("direct")


def test_a_source_takes_its_relative_clause_along() -> None:
    text = "The deal is valid for four months, according to a senior official who briefed reporters on Monday."
    assert Said(text, "en").contents() == ["The deal is valid for four months"]


def test_what_was_not_said_goes_to_nobody_who_asked_for_it() -> None:
    text = "The minister praised the envoy but did not say whether the aid would end, as the Senate demanded."
    said = Said(text, "en")
    assert not any("whether" in content for content in said.contents("indirect"))


def test_a_while_clause_says_its_own_and_ends_before_the_main_clause() -> None:
    said = Said("Während Putin erklärte, die Soldaten sollten sich ergeben, bestritt Poroschenko, dass es brenne.")
    assert said.speaker("die Soldaten sollten sich ergeben") == "Putin"
    assert said.speaker("dass es brenne") == "Poroschenko"


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Wie der Leiter der Kommission, der Jurist Karl Baum, am Montag mitteilte, soll die Grenze offen bleiben.",
            "soll die Grenze offen bleiben",
            "der Jurist Karl Baum",
        ),
        (
            "Aus Kreisen der Unterhändler verlautete, die Minister hätten gezögert.",
            "die Minister hätten gezögert",
            "Kreisen der Unterhändler",
        ),
        (
            "Leider, so der Vermittler sichtlich erschöpft, sei keine Einigung möglich gewesen.",
            "Leider | sei keine Einigung möglich gewesen",
            "der Vermittler",
        ),
    ],
)
def test_names_and_attributes_between_commas_do_not_part_an_inquit(text: str, content: str, speaker: str) -> None:
    assert speaker in (Said(text).speaker(content) or "")


def test_he_who_was_named_last_is_meant_by_dieser() -> None:
    said = Said("Anna Berg saß neben dem Abgeordneten Karl Roth. Dieser sprach von einem Neubeginn.")
    assert said.names(said.one("Dieser sprach von einem Neubeginn").speakers) == ["Karl Roth"]


def test_an_opponent_of_somebody_does_not_speak_for_him() -> None:
    said = Said("Karl Baum ist Präsident. Ein Anhänger von Karl Baum sagte, das Land sei verkauft worden.")
    assert said.one("das Land sei verkauft worden").speakers == ()


def test_who_only_means_to_explain_something_has_not_said_it() -> None:
    assert Said("Der Minister will am Abend erklären, weshalb er ablehnt.").contents() == []


def test_the_name_behind_an_inquit_says_who_it_is() -> None:
    said = Said("„Das ist der Anfang“, erklärte der Vermittler, der frühere Präsident Karl Baum, bei der Feier.")
    assert said.names(said.all[0].speakers) == ["Karl Baum"]


def test_a_pronoun_behind_the_verb_is_who_speaks() -> None:
    said = Said("Anna Berg trat ans Pult. „Zurufe ersetzen keine Politik“, rief sie der Opposition zu.")
    assert said.speaker("Zurufe ersetzen keine Politik") == "sie"


def test_a_verb_with_the_form_of_a_participle_still_tells() -> None:
    said = Said("Die Regierung verlangt, dass Flugzeuge in der Stadt kontrolliert werden.")
    assert said.speaker("dass Flugzeuge in der Stadt kontrolliert werden") == "Die Regierung"


def test_behind_a_colon_speaks_the_subject_before_it() -> None:
    said = Said("Minister Karl Baum sagte ab. Sprecherin Anna Berg dämpfte die Hoffnung: Man rechne nicht mit Erfolg.")
    assert said.names(said.one("Man rechne nicht mit Erfolg").speakers) == ["Anna Berg"]


def test_what_goes_on_without_a_name_is_of_who_spoke_before() -> None:
    said = Said("Minister Karl Baum sagte, die Brücke sei fertig. Der Bau habe lange gedauert, hieß es weiter.")
    assert said.names(said.one("Der Bau habe lange gedauert").speakers) == ["Karl Baum"]


def test_a_second_party_that_shares_the_verb_does_not_take_it_over() -> None:
    said = Said("Die Union sprach von einem Fortschritt, die Opposition von einem Rückschritt.")
    assert said.all[0].speaker_span is not None
    assert said.all[0].speaker_span.of(said.text) == "Die Union"


def test_a_newspaper_in_which_somebody_speaks_is_not_what_was_said() -> None:
    said = Said("Minister Karl Baum mahnte in der „Zeit am Abend“ mehr Geduld an.")
    assert said.contents() == ["Minister Karl Baum mahnte in der „Zeit am Abend“ mehr Geduld an"]
