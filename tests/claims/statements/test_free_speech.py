from tests.claims.statements.reading import Said


def test_subjunctive_sentences_go_on_with_the_speaker_as_one_statement() -> None:
    said = Said(
        "Präsident Jan Vogt sagte, die Armee sei bereit. Sie habe genug Vorräte. Auch die Reserve sei einberufen. "
        "Am Abend reiste er ab."
    )
    stmt = said.one("Sie habe genug Vorräte. Auch die Reserve sei einberufen")
    assert stmt.type == "free_indirect"
    assert said.names(stmt.speakers) == ["Jan Vogt"]
    assert len(said.all) == 2


def test_hearsay_after_a_source_belongs_to_it() -> None:
    said = Said("Nach Angaben der Polizei brannte ein Lager. Der Täter soll durch ein Fenster eingestiegen sein.")
    stmt = said.one("Der Täter soll durch ein Fenster eingestiegen sein")
    assert stmt.type == "free_indirect"
    assert stmt.basis["speakers"] == "remembered"


def test_a_plan_without_anybody_who_speaks_is_no_statement() -> None:
    assert Said("Der neue Bahnhof soll im Herbst eröffnet werden.").contents() == []


def test_nobody_is_remembered_for_ever() -> None:
    filler = " ".join(["Der Zug hält in drei Städten."] * 6)
    said = Said(f"Minister Karl Baum sagte, die Strecke sei fertig. {filler} Der Bau habe lange gedauert.")
    assert said.one("Der Bau habe lange gedauert").speakers == ()


def test_a_verb_of_saying_in_the_subjunctive_stays_inside() -> None:
    said = Said("Der Arzt sagte, der Patient lebe. Die Klinik habe versprochen, dass die Station offen bleibe.")
    inner = said.one("dass die Station offen bleibe")
    outer = said.one("Die Klinik habe versprochen, dass die Station offen bleibe")
    assert inner.inside == outer.id


def test_what_a_speaker_says_to_think_is_told_once() -> None:
    said = Said("Der Arzt sagte, der Patient lebe. Er glaube, dass die Operation gelungen sei.")
    assert said.contents() == ["der Patient lebe", "Er glaube, dass die Operation gelungen sei"]
    said = Said("Er glaube, dass die Operation gelungen sei, sagte der Arzt.")
    assert said.contents() == ["Er glaube, dass die Operation gelungen sei"]
