"""Day, place, channel, addressee and chain of a statement."""

import pytest

from tests.claims.statements.reading import Said


def test_the_day_stands_in_the_clause_of_the_cue() -> None:
    said = Said("Der Minister sagte am Mittwoch, die Wahl finde am 9. Juni statt.")
    stmt = said.one("die Wahl finde am 9. Juni statt")
    assert stmt.time == "2024-05-15"
    assert "time" not in stmt.basis


def test_the_day_of_the_same_speaker_holds_for_the_paragraph() -> None:
    said = Said("Ministerin Eva Lindner sagte am Mittwoch, der Plan stehe. Er sei gut, betonte Lindner.")
    assert said.one("Er sei gut").time == "2024-05-15"
    assert said.one("Er sei gut").basis["time"] == "same speaker earlier in the paragraph"


def test_a_platform_is_a_channel_with_its_name() -> None:
    said = Said("„Ein großer Tag für alle Bürger“, schrieb Präsident Jan Vogt auf der Plattform Mastodon.")
    assert said.all[0].channel == ("platform", "Mastodon")


def test_compounds_name_channels_too() -> None:
    said = Said("„Wir bleiben standhaft“, sagte der Präsident in seiner Fernsehansprache.")
    channel = said.all[0].channel
    assert channel is not None
    assert (channel.type, channel.name) == ("speech", "Fernsehansprache")


def test_a_declaration_speaks_in_its_relative_clause() -> None:
    said = Said("Die Staatschefs gaben eine Erklärung ab, in der sie noch einmal betonten, dass alle Grenzen gelten.")
    channel = said.one("dass alle Grenzen gelten").channel
    assert channel is not None
    assert channel.type == "declaration"


def test_the_one_spoken_to_is_the_addressee() -> None:
    said = Said("Der Plan sei tot, sagte Präsident Jan Vogt gegenüber der Nachrichtenagentur Reuters.")
    assert said.names(said.one("Der Plan sei tot").addressees) == ["Reuters"]


def test_a_medium_passes_on_what_somebody_said() -> None:
    said = Said("Reuters berichtete, Präsident Jan Vogt habe angekündigt, dass er zurücktreten werde.")
    inner = said.one("dass er zurücktreten werde")
    outer = said.one("Präsident Jan Vogt habe angekündigt, dass er zurücktreten werde")
    assert said.names(inner.speakers) == ["Jan Vogt"]
    assert said.names(inner.via) == ["Reuters"]
    assert inner.inside == outer.id


def test_an_inquit_with_a_source_names_who_passed_it_on() -> None:
    said = Said("„Wir ziehen ab“, sagte Präsident Jan Vogt laut Reuters.")
    assert said.names(said.all[0].via) == ["Reuters"]


def test_sources_without_a_name_are_counted() -> None:
    said = Said("Die Gespräche ruhen bis Juli. Das berichtet Reuters unter Berufung auf drei eingeweihte Diplomaten.")
    assert said.one("Die Gespräche ruhen bis Juli").unnamed_sources == 3


def test_a_spokesman_is_no_nameless_source() -> None:
    assert Said("Ein Sprecher sagte, das Treffen sei beendet.").all[0].unnamed_sources is None


@pytest.mark.parametrize(
    ("text", "language", "channel"),
    [
        ("Die Ministerin räumte im Interview mit dem Sender ein, dass Geld fehle.", "de", "interview"),
        ("Karl Baum sagte im Radio „Welle Nord“, die Grenze sei offen.", "de", "broadcast"),
        ("Die Grenze bleibt dem Papier zufolge offen.", "de", "document"),
        ("„Wir geben nicht auf“, hieß es in einer Mitteilung der Partei.", "de", "declaration"),
        ('"We need more time," the envoy told them by telephone.', "en", "phone call"),
        ("He delivered a letter in which the president promised that the troops would leave.", "en", "letter"),
    ],
)
def test_contracted_and_quoted_channels_are_seen(text: str, language: str, channel: str) -> None:
    found = Said(text, language).all[0].channel
    assert found is not None
    assert found.type == channel


def test_a_letter_has_an_addressee() -> None:
    said = Said("In einem Schreiben an Angela Merkel verlangte die Ministerin, die Grenze zu öffnen.")
    assert said.names(said.all[0].addressees) == ["Angela Merkel"]
