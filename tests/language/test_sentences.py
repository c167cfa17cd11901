"""Where sentences end: hard cases of news prose, written for this test. ``|`` marks the boundaries."""

import pytest

GERMAN = [
    "Am 12. Mai reist er nach Kairo.|Danach folgt Amman.",
    "Die Gespräche enden am 3. Oktober.|Eine Fortsetzung ist offen.",
    "Das 19. Sanktionspaket liegt bereit.|Es soll im Juni kommen.",
    "Der Vertrag stammt aus dem Jahr 1994.|Damals regierte ein anderer.",
    "Vizepräsident J. D. Vance kam pünktlich.|Er blieb bis 18 Uhr.",
    "Papst Leo XIV. empfing die Delegation.|Sie dankte ihm.",
    "König Karl III. und Papst Leo XIV. sprachen lange.",
    "Das Treffen begann um 20.15 Uhr.|Es dauerte kurz.",
    "Am 12.02.2025 tagte der Rat.|Am 13.02.2025 auch.",
    "Rund 3,5 Mio. Euro fehlen.|Woher das Geld kommen soll, ist offen.",
    "Die Kosten liegen bei 2,4 Mrd. Dollar im Jahr.",
    "Bundeskanzler a. D. Meyer war dabei.|Er schwieg.",
    "Es geht u. a. um Gas, Öl usw. und um Geld.",
    "Das betrifft z. B. Polen.|Auch Litauen ist dabei.",
    "Nach Art. 5 des Vertrags gilt der Bündnisfall.",
    "Gemäß § 218 Abs. 2 ist das strittig.|Das Gericht entscheidet bald.",
    "Dr. Müller und Prof. Dr. Schulz unterschrieben.",
    "Gen. Dragan Petrow widersprach.|Das tat er laut.",
    "„Wir warten ab.“|Mehr sagte sie nicht.",
    "„Wir warten ab“, sagte sie.|Dann ging sie.",
    "„Die Lage ist ernst. Wir brauchen Hilfe“, sagte der Gouverneur.|Er reiste ab.",
    "Der Minister erklärte: „Das reicht nicht. Wir wollen mehr.“|Die Gegenseite schwieg.",
    "„Wird es Frieden geben?“, fragte er.|Niemand antwortete.",
    "„Nein!“, rief sie.|Es wurde still.",
    "„So nicht!“ rief der Sprecher in den Saal.",
    "Er nannte das „unredlich“.|„Das stimmt nicht“, hieß es aus Bern.",
    "Der Bericht ist da.|„Alles gelogen“, sagt der Beamte.",
    "Was nun?|Das weiß niemand.",
    "Wer zahlt, bestimmt … oder auch nicht.|So ist das.",
    "Er zögerte ...|Dann nickte er.",
    "Sie zitierte den Satz „Wir schaffen (...) das“ aus dem Protokoll.",
    "Die Agentur (dpa/AFP) meldete das.|(Mit Material von Reuters)",
    "Mehr dazu auf www.beispiel.de und bei t-online.de heute.",
    "Die Seite t-online.de berichtete zuerst.|Andere folgten.",
    "Plan B. war nie ein Thema.",
    "Es gibt keinen Plan B.|Das räumte er ein.",
    "Ca. 20 Länder nahmen teil.|Acht unterschrieben.",
    "Der Saal fasst mehr als 20.|Sie kamen alle.",
    "Präsident George W. Bush lehnte ab.|Sein Nachfolger stimmte zu.",
    "Die USA u.a. Länder stimmten zu.",
    "Nach dem Treffen mit S. Lawrow reiste M. Rubio ab.",
    "Im 21. Jahrhundert ist das selten.|Früher nicht.",
    "Er wurde 5. im Wettbewerb.",
    "Die Sitzung war am Mo. 5. Mai in Bonn.",
    "Bis zum 1. Juli, sagte er, sei Zeit.|Danach nicht.",
    "St. Petersburg empfing die Gäste.|Sie kamen aus St. Gallen.",
    "Am Montag, dem 7. April, wurde verhandelt.|Am 8. April auch.",
    "Tel Aviv reagierte bzw. Jerusalem.|Mehr war nicht zu hören.",
    "Nr. 7 lebt.|Nr. 8 auch.",
    "Minister Nguyen Van A. schwieg dazu.",
    "Um 9 Uhr begann es.|Um 17 Uhr war Schluss.",
    "Das Papier umfasst 28 Punkte.|21 davon sind strittig.",
]

ENGLISH = [
    "Mr. Smith met Mrs. Jones.|They talked.",
    "The U.S. and the U.K. agreed.|France did not.",
    "He flew home to the U.S.|The answer came at once.",
    "Gen. Mark Brown left at 5 p.m. on Friday.",
    "The talks began at 9 a.m.|They ended at noon.",
    "Sen. J. D. Doe voted no.|Others voted yes.",
    "“We are ready,” she said.|“We can wait.”",
    "“Is it over?” Miller asked.|Nobody replied.",
    "“The line is clear. We will not move,” the envoy said.|He left.",
    "It cost $3.5 billion.|Nobody paid.",
    "On Feb. 12 they met.|On Jan. 3 they had not.",
    "He lives in St. Louis.|She does not.",
    "The firm, Acme Inc. of Ohio, declined.",
    "Washington, D.C. was calm.|Geneva was not.",
    "Resolution No. 242 still stands.|It was never carried out.",
    "Why now?|Because they could.",
    "He waited ...|Then he signed.",
    "Leaders (e.g. Brown) stayed away.",
    "They reached an agreement in 2015.|It lapsed in 2018.",
    "Lt. Col. Ivan Petrov spoke for the army.",
]


def _expected(marked: str) -> tuple[str, list[str]]:
    parts = marked.split("|")
    return " ".join(parts), parts


@pytest.mark.parametrize("marked", GERMAN)
def test_german_sentences_end_where_they_should(read, marked):
    text, parts = _expected(marked)
    assert [s.span.of(text) for s in read(text, "de").sentences] == parts


@pytest.mark.parametrize("marked", ENGLISH)
def test_english_sentences_end_where_they_should(read, marked):
    text, parts = _expected(marked)
    assert [s.span.of(text) for s in read(text, "en").sentences] == parts


def test_a_headline_without_a_stop_is_a_sentence_of_its_own(read):
    text = "Gipfel endet ohne Einigung\n\nDie Runde brach am Abend ab."
    assert len(read(text).sentences) == 2


def test_list_items_are_sentences(read):
    text = "Die Punkte sind:\n- eine Waffenruhe\n- ein Austausch von Gefangenen\n- ein Treffen im Mai"
    assert [s.span.of(text)[:6] for s in read(text).sentences] == ["Die Pu", "- eine", "- ein ", "- ein "]


def test_a_wrapped_line_goes_on_in_the_next(read):
    text = "Der Außenminister des Landes erklärte am Mittwoch nach dem\nTreffen in Genf, er sei zufrieden."
    assert len(read(text).sentences) == 1


def test_a_stop_without_space_after_it_ends_a_sentence(read):
    text = "Die Gespräche wurden vertagt.Ein neuer Termin fehlt."
    assert len(read(text).sentences) == 2


def test_a_missing_closing_mark_does_not_join_the_rest_of_the_paragraph(read):
    text = "„Wir warten ab, sagte sie. Dann ging sie. Der Sprecher blieb. Er winkte."
    assert len(read(text).sentences) == 4
