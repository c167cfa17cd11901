"""The networks that come with the package: what they say of plain sentences, and what they bear."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.language.pipelines import Annotation, Pipeline, load_pipeline

ENGLISH_REPORTS = [
    ("The foreign minister said on Tuesday that talks would resume next week .", "minister", "said"),
    ("Both delegations rejected the draft , a spokeswoman told reporters in Geneva .", "spokeswoman", "told"),
    ("“ We need more time , ” the mediator added .", "mediator", "added"),
    ("Norway 's envoy announced late at night that the deal was n't dead .", "envoy", "announced"),
]
GERMAN_REPORTS = [
    (
        "Die Außenministerin sagte am Dienstag , die Gespräche gingen weiter .",
        "ART NN VVFIN APPRART NN $, ART NN VVFIN PTKVZ $.",
        "Außenministerin",
        "sagte",
    ),
    (
        "„ Wir brauchen mehr Zeit “ , erklärte der Vermittler in Genf .",
        "$( PPER VVFIN PIAT NN $( $, VVFIN ART NN APPR NE $.",
        "Vermittler",
        "erklärte",
    ),
    (
        "Am Abend warnte der norwegische Unterhändler vor einem Scheitern .",
        "APPRART NN VVFIN ART ADJA NN APPR ART NN $.",
        "Unterhändler",
        "warnte",
    ),
    (
        "Das Ministerium teilte mit , dass beide Delegationen den Entwurf ablehnen .",
        "ART NN VVFIN PTKVZ $, KOUS PIAT NN ART NN VVFIN $.",
        "Ministerium",
        "teilte",
    ),
    (
        "Eine neue Runde sei geplant , betonte die Sprecherin .",
        "ART ADJA NN VAFIN VVPP $, VVFIN ART NN $.",
        "Sprecherin",
        "betonte",
    ),
]


def pipeline_of(lang: str) -> Pipeline:
    pipeline = load_pipeline(lang)
    assert pipeline is not None
    return pipeline


def subject_of(pipeline: Pipeline, words: list[str], tags: list[str] | None, verb: str) -> list[str]:
    annotations = pipeline.annotate([words], None if tags is None else [tags])[0]
    return [w for w, a in zip(words, annotations, strict=True) if a.dep == "nsubj" and words[a.head] == verb]


def root_of(at: int, tree: list[Annotation]) -> int:
    for _ in tree:
        at = tree[at].head
    return at


@pytest.mark.parametrize(("sentence", "subject", "verb"), ENGLISH_REPORTS)
def test_an_english_reporting_verb_has_its_subject(sentence: str, subject: str, verb: str) -> None:
    assert subject_of(pipeline_of("en"), sentence.split(), None, verb) == [subject]


@pytest.mark.parametrize(("sentence", "tags", "subject", "verb"), GERMAN_REPORTS)
def test_a_german_reporting_verb_has_its_subject(sentence: str, tags: str, subject: str, verb: str) -> None:
    assert subject_of(pipeline_of("de"), sentence.split(), tags.split(), verb) == [subject]


def test_german_tags_may_come_with_hantas_parentheses() -> None:
    sentence, tags, _, _ = GERMAN_REPORTS[0]
    with_marks = tags.replace("VVFIN", "VV(FIN)").split()
    pipeline = pipeline_of("de")
    assert pipeline.annotate([sentence.split()], [with_marks]) == pipeline.annotate([sentence.split()], [tags.split()])


def test_german_names_are_found_with_their_kind() -> None:
    words = ["Gestern", "traf", "Angela", "Merkel", "in", "Berlin", "ihren", "Kollegen", "aus", "Frankreich", "."]
    tags = ["ADV", "VVFIN", "NE", "NE", "APPR", "NE", "PPOSAT", "NN", "APPR", "NE", "$."]
    assert pipeline_of("de").names([words], [tags]) == [[(2, 4, "PER"), (5, 6, "LOC"), (9, 10, "LOC")]]


def test_english_names_need_no_tags_from_outside() -> None:
    words = ["The", "foreign", "minister", "Sergei", "Lavrov", "told", "the", "BBC", "in", "Paris", "."]
    pipeline = pipeline_of("en")
    names = pipeline.names([words])
    assert (3, 5, "PER") in names[0]
    assert names == pipeline.names([words], [[a.tag for a in pipeline.annotate([words])[0]]])


def test_names_far_down_a_very_long_sentence_keep_their_place() -> None:
    words = ["und"] * 900 + ["Angela", "Merkel"]
    tags = ["KON"] * 900 + ["NE", "NE"]
    for first, last, _ in pipeline_of("de").names([words], [tags])[0]:
        assert 0 <= first < last <= len(words)


def test_a_language_without_weights_has_no_pipeline() -> None:
    assert load_pipeline("tlh") is None


def test_a_pipeline_is_loaded_once() -> None:
    assert load_pipeline("en") is load_pipeline("en")


def test_no_sentences_give_no_annotations() -> None:
    pipeline = pipeline_of("en")
    assert pipeline.annotate([]) == []
    assert pipeline.annotate([[], ["Yes"], []])[0] == []
    assert pipeline.names([]) == []


def test_the_same_sentence_gets_the_same_tree_alone_and_in_company() -> None:
    pipeline = pipeline_of("en")
    sentences = [sentence.split() for sentence, _, _ in ENGLISH_REPORTS]
    together = pipeline.annotate(sentences)
    assert together == [pipeline.annotate([sentence])[0] for sentence in sentences]
    assert together == pipeline.annotate(sentences)


def test_a_sentence_has_one_root_even_if_it_looks_like_two() -> None:
    annotations = pipeline_of("en").annotate([["Talks", "failed", ".", "Nobody", "spoke", "."]])[0]
    assert [a.dep for a in annotations].count("root") == 1


def test_a_table_of_a_thousand_words_is_one_tree() -> None:
    words = ["Minister", "met", "ambassador", ","] * 250
    annotations = pipeline_of("en").annotate([words])[0]
    assert len(annotations) == 1000
    assert [a.dep for a in annotations].count("root") == 1
    assert all(0 <= a.head < 1000 for a in annotations)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.text(st.characters(), max_size=6), max_size=8), max_size=4))
def test_any_words_whatever_get_a_tree(sentences: list[list[str]]) -> None:
    for words, tree in zip(sentences, pipeline_of("en").annotate(sentences), strict=True):
        assert len(tree) == len(words)
        assert [a.dep for a in tree].count("root") == (1 if words else 0)
        for i in range(len(tree)):
            assert tree[root_of(i, tree)].dep == "root"


@pytest.mark.parametrize("lang", ["de", "en"])
def test_what_is_remembered_of_a_word_changes_nothing(lang: str) -> None:
    pipeline = pipeline_of(lang)
    words = ["Die", "Lage", "blieb", "ruhig", ",", "sagte", "Bo", "Zyx", "37", "."]
    tags = ["ART", "NN", "VVFIN", "ADJD", "$,", "VVFIN", "NE", "NE", "CARD", "$."] if lang == "de" else None
    rest = [["Zyx", "37", "Lage"], words[:5]]
    again = [[tags[i] for i in (7, 8, 1)], tags[:5]] if tags else None
    first = pipeline.annotate([words], [tags] if tags else None)
    pipeline.annotate(rest, again)
    assert pipeline.annotate([words], [tags] if tags else None) == first
