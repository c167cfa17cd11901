from tests.claims.statements.reading import Said


def test_a_quotation_before_its_inquit_belongs_to_the_subject() -> None:
    said = Said("„Der Vertrag liegt auf dem Tisch“, sagte die Außenministerin am Montag in Wien.")
    assert said.contents() == ["Der Vertrag liegt auf dem Tisch"]
    assert said.speaker("Der Vertrag liegt auf dem Tisch") == "die Außenministerin"
    assert said.all[0].type == "direct"


def test_a_quotation_after_a_colon_ends_with_its_mark() -> None:
    said = Said("Der Botschafter antwortete: „Das kommt nicht in Frage“, was im Saal für Unruhe sorgte.")
    assert said.contents() == ["Das kommt nicht in Frage"]


def test_an_interrupted_quotation_is_one_statement_with_two_spans() -> None:
    said = Said("„Wir warten auf eine Antwort“, sagte der Unterhändler, „und wir warten nicht ewig.“")
    assert said.contents() == ["Wir warten auf eine Antwort | und wir warten nicht ewig."]


def test_a_quotation_of_several_sentences_is_one_statement() -> None:
    said = Said("„Die Lage ist ernst. Wir brauchen Hilfe. Sie muss bald kommen“, sagte der Bürgermeister.")
    assert said.contents("direct") == ["Die Lage ist ernst. Wir brauchen Hilfe. Sie muss bald kommen"]


def test_names_and_titles_in_quotation_marks_are_not_speech() -> None:
    said = Said("Die Besatzung der „Seeadler“ las den Roman „Der lange Weg“ und kehrte in den Hafen zurück.")
    assert said.contents() == []


def test_so_with_a_name_is_an_inquit_and_the_date_behind_it_no_content() -> None:
    said = Said("„Es gibt keinen Plan B für uns“, so Ministerin Helga Brandt am Dienstag, 14. Mai.")
    assert said.contents() == ["Es gibt keinen Plan B für uns"]
    assert said.speaker("Es gibt keinen Plan B für uns") == "Ministerin Helga Brandt"
    assert said.all[0].time == "2024-05-14"


def test_a_quotation_on_its_own_goes_on_with_the_speaker_before_it() -> None:
    said = Said("„Wir sind bereit“, sagte Kanzlerin Eva Lindner. „Aber wir lassen uns nicht drängen.“")
    later = said.one("Aber wir lassen uns nicht drängen.")
    assert said.names(later.speakers) == ["Eva Lindner"]
    assert later.basis["speakers"] == "remembered"


def test_and_further_with_a_colon_goes_on_too() -> None:
    said = Said("„Der Weg ist lang“, schrieb Präsident Jan Vogt. Und weiter: „Wir gehen ihn gemeinsam.“")
    assert said.names(said.one("Wir gehen ihn gemeinsam.").speakers) == ["Jan Vogt"]


def test_a_heading_that_repeats_a_quotation_is_not_said_twice() -> None:
    text = (
        "Vogt: „Der Weg ist lang“\n\nIm Parlament ging es am Mittwoch lange um den Frieden. "
        "„Der Weg ist lang“, sagte Präsident Jan Vogt am Ende der Debatte vor den Abgeordneten."
    )
    assert Said(text).contents("direct") == ["Der Weg ist lang"]


def test_words_behind_nothing_but_a_conjunction_are_direct_speech() -> None:
    said = Said("Die Ministerin sagte, dass „die Gespräche in dieser Woche nicht mehr beginnen werden“.")
    assert [s.type for s in said.all] == ["direct"]


def test_the_passive_of_quoting_names_the_one_quoted() -> None:
    said = Said("Der Minister wird von der Zeitung mit den Worten zitiert: „Das haben wir nie verlangt.“")
    assert said.speaker("Das haben wir nie verlangt.") == "Der Minister"
