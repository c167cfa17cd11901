import pytest

from tests.claims.statements.reading import Said


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Laut dem Innenministerium wurden drei Dörfer geräumt.", "wurden drei Dörfer geräumt", "dem Innenministerium"),
        ("Der Gipfel beginnt laut der Regierung am Sonntag.", "Der Gipfel beginnt | am Sonntag", "der Regierung"),
        (
            "Nach Angaben der Polizei kamen tausend Menschen.",
            "kamen tausend Menschen",
            "Angaben der Polizei",
        ),
        ("Dem Bericht zufolge fehlt das Geld.", "fehlt das Geld", "Dem Bericht"),
        (
            "Wie die Behörde am Abend mitteilte, ist der Tunnel wieder offen.",
            "ist der Tunnel wieder offen",
            "die Behörde",
        ),
        ("Der Tunnel ist wieder offen, so die Behörde.", "Der Tunnel ist wieder offen", "die Behörde"),
        ("Der Tunnel ist wieder offen, wie die Behörde mitteilte.", "Der Tunnel ist wieder offen", "die Behörde"),
    ],
)
def test_a_source_is_the_speaker_and_not_part_of_the_content(text: str, content: str, speaker: str) -> None:
    said = Said(text)
    assert said.contents() == [content]
    assert said.speaker(content) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Nach dem Urteil verließ der Angeklagte den Saal.",
        "Nach drei Stunden endete das Treffen.",
        "Die Delegation reiste nach Genf.",
        "Die Sicht nach oben war eingeschränkt.",
    ],
)
def test_nach_is_mostly_a_plain_preposition(text: str) -> None:
    assert Said(text).contents() == []


def test_demnach_goes_on_with_the_source_before() -> None:
    said = Said("Laut dem Innenministerium wurden drei Dörfer geräumt. Demnach sind noch zwei Straßen gesperrt.")
    assert said.one("sind noch zwei Straßen gesperrt").basis["speakers"] == "remembered"


def test_the_kremlin_speaks_where_it_was_said_from_there() -> None:
    said = Said("Aus dem Kreml hieß es, der Präsident werde nicht reisen.")
    assert said.names(said.one("der Präsident werde nicht reisen").speakers) == ["Kreml"]
