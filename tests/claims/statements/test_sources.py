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


def test_who_is_quoted_as_saying_something_speaks_through_the_one_who_quotes() -> None:
    said = Said("The BBC quoted a minister as saying that the talks were over.", "en")
    assert said.contents() == ["that the talks were over"]
    assert said.speaker("that the talks were over") == "a minister"
    assert said.names(said.all[0].via) == ["BBC"]


@pytest.mark.parametrize(
    ("text", "language", "content"),
    [
        ("14.30 Uhr: Wie die Agentur meldet, liegt ein Entwurf vor.", "de", "liegt ein Entwurf vor"),
        ("Das Hilfswerk schlug Alarm: Die Menschen hungerten, so die Behörde.", "de", "Die Menschen hungerten"),
        ("GENEVA (AP) — The talks collapsed, officials said.", "en", "The talks collapsed"),
    ],
)
def test_labels_before_a_sentence_are_not_said(text: str, language: str, content: str) -> None:
    assert Said(text, language).contents("indirect") == [content]


def test_a_newspaper_in_quotation_marks_is_one_word() -> None:
    said = Said("Nach Informationen der „Welt“-Zeitung hat die Regierung Pläne.")
    assert said.contents() == ["hat die Regierung Pläne"]
