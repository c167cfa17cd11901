"""Where sentences end: the marked cases that are shipped for measuring, and what no line of text can hold."""

import pytest

from dragoman.evaluation._language import marked_cases

UNDECIDED = {"An dem Tisch saßen auch Minister a.D. Kurz und Staatssekretär i.R. Lang. Sie hörten zu."}
"""Cases that are known to be cut elsewhere: a surname that is also a word that opens sentences."""
CASES = [(lang, text, spans) for lang in ("de", "en") for text, spans in marked_cases(lang) if text not in UNDECIDED]


@pytest.mark.parametrize(("lang", "text", "spans"), CASES, ids=[text[:40] for _, text, _ in CASES])
def test_sentences_end_where_they_should(read, lang, text, spans):
    found = [s.span.of(text) for s in read(text, lang).sentences]
    assert found == [text[a:b] for a, b in sorted(spans)]


def test_there_are_a_hundred_german_and_fifty_english_cases():
    assert sum(1 for _ in marked_cases("de")) >= 100
    assert sum(1 for _ in marked_cases("en")) >= 50


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


def test_what_goes_on_without_a_stop_is_cut_at_the_length_of_no_sentence(read):
    text = "Zucker, Mehl und Salz " * 400
    sentences = read(text, "de").sentences
    assert len(sentences) > 1
    assert all(s.span.end - s.span.start <= 1500 for s in sentences)
    assert text[sentences[0].span.start : sentences[0].span.end].endswith(("Salz", ",", "Mehl", "und", "Zucker"))


def test_a_paragraph_that_begins_small_writes_all_its_sentences_so(read):
    text = "we waited for hours. nobody came. then, e.g. at noon, someone rang!"
    assert len(read(text, "en").sentences) == 3
    assert len(read("W" + text[1:], "en").sentences) == 1


def test_the_number_of_a_footnote_stays_with_its_sentence(read):
    text = "The treaty was signed in Rome. [12] Nobody read it."
    assert [s.span.of(text) for s in read(text, "en").sentences] == [text[:35], text[36:]]


def test_an_address_holds_no_sentence_end(read):
    text = "Wer Fragen hat, schreibt an Redaktion.Kern@example.org oder ruft an."
    assert len(read(text).sentences) == 1
