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
