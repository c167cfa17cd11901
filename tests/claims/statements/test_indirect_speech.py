from tests.claims.statements.reading import Said


def test_a_dass_clause_is_the_content_with_its_conjunction() -> None:
    said = Said("Der Sprecher teilte mit, dass die Delegation am Abend abreise.")
    assert said.contents("indirect") == ["dass die Delegation am Abend abreise"]
    assert said.speaker("dass die Delegation am Abend abreise") == "Der Sprecher"


def test_a_main_clause_in_the_subjunctive_is_content() -> None:
    said = Said("Der General sagte, seine Truppen hielten die Brücke.")
    assert said.contents("indirect") == ["seine Truppen hielten die Brücke"]


def test_an_infinitive_is_content() -> None:
    said = Said("Die Opposition forderte die Regierung auf, die Akten sofort zu öffnen.")
    assert said.contents("indirect") == ["die Akten sofort zu öffnen"]


def test_the_author_speaks_again_after_und() -> None:
    said = Said("Der Minister sagte, er sei zuversichtlich, und reiste nach dem Treffen wieder ab.")
    assert said.contents("indirect") == ["er sei zuversichtlich"]


def test_two_verbs_of_saying_are_two_statements_of_one_speaker() -> None:
    said = Said("Die Präsidentin betonte, dass der Vertrag gelte, und fügte hinzu, dass er bald erneuert werde.")
    assert said.contents("indirect") == ["dass der Vertrag gelte", "dass er bald erneuert werde"]
    assert {said.speaker(c) for c in said.contents("indirect")} == {"Die Präsidentin"}


def test_an_inquit_in_the_middle_leaves_two_spans() -> None:
    said = Said("Das Abkommen, sagte der Unterhändler, sei so gut wie fertig.")
    assert said.contents() == ["Das Abkommen | sei so gut wie fertig"]


def test_a_relative_clause_between_subject_and_verb_is_not_in_the_way() -> None:
    said = Said("Die Gouverneurin, die seit Jahren im Amt ist, erklärte, der Hafen bleibe offen.")
    assert said.contents("indirect") == ["der Hafen bleibe offen"]
    assert said.speaker("der Hafen bleibe offen") == "Die Gouverneurin"


def test_words_quoted_inside_are_kept_as_verbatim() -> None:
    said = Said("Der Minister sagte, das Angebot sei ein „vergiftetes Geschenk“ für alle Nachbarn.")
    stmt = said.one("das Angebot sei ein „vergiftetes Geschenk“ für alle Nachbarn")
    assert [span.of(said.text) for span in stmt.verbatim] == ["vergiftetes Geschenk"]


def test_so_dass_opens_a_result_and_not_what_is_said() -> None:
    assert Said("Der Pilot meldete einen Schaden, so dass der Flughafen geschlossen wurde.").contents("indirect") == []


def test_nothing_is_said_where_saying_is_denied() -> None:
    assert Said("Die Sprecherin sagte nicht, ob der Minister kommt.").contents() == []


def test_a_verdict_on_somebody_elses_proposal_is_an_act_and_not_its_content() -> None:
    said = Said("Die Regierung lehnte den Vorschlag ab, die Grenze schon im Juni zu öffnen.")
    assert said.contents("indirect") == []
    assert len(said.contents("reported")) == 1


def test_that_points_back_to_the_sentence_before() -> None:
    said = Said("Die Brücke bleibt bis Juli gesperrt. Das teilte die Stadtverwaltung am Freitag mit.")
    assert said.speaker("Die Brücke bleibt bis Juli gesperrt") == "die Stadtverwaltung"


def test_es_sei_denn_reports_nothing() -> None:
    assert Said("Der Markt öffnet am Samstag – es sei denn, es regnet.").contents() == []
