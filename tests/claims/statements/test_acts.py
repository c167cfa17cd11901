import pytest

from tests.claims.statements.reading import Said


def test_a_demand_told_with_its_object_is_one_statement_of_the_whole_clause() -> None:
    said = Said("Die Vereinten Nationen forderten die Freilassung der Geiseln.")
    assert said.contents() == ["Die Vereinten Nationen forderten die Freilassung der Geiseln"]
    assert said.all[0].type == "reported"


def test_a_warning_is_told_with_vor() -> None:
    said = Said("Der Botschafter warnte am Montag vor einer neuen Flüchtlingswelle.")
    assert said.contents("reported") == ["Der Botschafter warnte am Montag vor einer neuen Flüchtlingswelle"]


def test_the_second_of_two_acts_begins_at_its_own_verb() -> None:
    said = Said("„Wir zahlen keinen Cent“, unterstrich die Ministerin und lehnte neue Hilfen ab.")
    assert said.contents("reported") == ["lehnte neue Hilfen ab"]
    assert said.speaker("lehnte neue Hilfen ab") == "die Ministerin"


def test_the_doer_of_a_passive_speaks() -> None:
    said = Said("Der Beschluss wurde von der Opposition scharf kritisiert.")
    assert said.speaker("Der Beschluss wurde von der Opposition scharf kritisiert") == "der Opposition"


def test_a_thing_that_confirms_itself_says_nothing() -> None:
    assert Said("Der Verdacht bestätigte sich nicht.").contents() == []


def test_a_verb_does_not_speak_in_the_company_that_says_so() -> None:
    assert Said("Die Überschwemmungen forderten zwanzig Todesopfer.").contents() == []


@pytest.mark.parametrize(
    ("text", "language", "act"),
    [
        ("Der Gesandte rief zur Geduld auf.", "de", "Der Gesandte rief zur Geduld auf"),
        ("Die Kommission gratulierte beiden Seiten.", "de", "Die Kommission gratulierte beiden Seiten"),
        (
            "The envoy warned against letting rebels in.",
            "en",
            "The envoy warned against letting rebels in",
        ),
        (
            "His rival condemned the talks as a surrender; on Monday he left the country.",
            "en",
            "His rival condemned the talks as a surrender",
        ),
    ],
)
def test_an_act_is_told_whole_and_ends_with_its_clause(text: str, language: str, act: str) -> None:
    assert Said(text, language).contents("reported") == [act]


def test_what_is_denied_to_be_denied_was_not_said() -> None:
    assert (
        Said("Der Sprecher bestätigte den Bericht nicht, dementierte ihn aber auch nicht.").contents("indirect") == []
    )


@pytest.mark.parametrize(
    "text", ["Karl Baum, asked by reporters how he felt, shrugged.", "He left, citing a rule set by the army."]
)
def test_a_participle_of_what_others_did_says_nothing(text: str) -> None:
    assert Said(text, "en").contents() == []
