"""How corpora are read, teachers vote and scores are counted; nothing is trained here but a toy."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.language.pipelines import Annotation, Pipeline, input_doc, load_weights
from dragoman.language.pipelines._features import FORMS, norm_number
from dragoman.language.training.corpora import (
    NamedSentence,
    Tree,
    Word,
    named,
    read_tagged,
    read_trees,
    reduce_features,
)
from dragoman.language.training.data import corpus_file, sentences_of
from dragoman.language.training.joined import joined
from dragoman.language.training.names import entity_names
from dragoman.language.training.networks import name_example, train, tree_example
from dragoman.language.training.recipes import RECIPES
from dragoman.language.training.scoring import (
    Analysis,
    Counts,
    place,
    score_names,
    score_raw,
    score_trees,
    with_interval,
)
from dragoman.language.training.silver import best_tree, vote, vote_names
from dragoman.language.training.weights import save

GERMAN = """\
# newdoc id = a1
# text = Sie reist zum Gipfel.
1\tSie\tsie\tPRON\tPPER\tCase=Nom|Foreign=Yes\t2\tnsubj\t_\t_
2\treist\treisen\tVERB\tVVFIN\tMood=Ind|Number=Sing\t0\troot\t_\t_
3-4\tzum\t_\t_\t_\t_\t_\t_\t_\t_
3\tzu\tzu\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\tCase=Dat\t5\tdet\t_\t_
5\tGipfel\tGipfel\tNOUN\tNN\tCase=Dat\t2\tobl\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_

"""
HYPHENS = """\
1\tAgrar\tAgrar\tNOUN\tTRUNC\t_\t6\tcompound\t_\tSpaceAfter=No
2\t-\t-\tPUNCT\t$(\t_\t1\tpunct\t_\t_
3\tund\tund\tCCONJ\tKON\t_\t6\tcc\t_\t_
4\tEU\tEU\tPROPN\tNN\t_\t6\tcompound\t_\tSpaceAfter=No
5\t-\t-\tPUNCT\t$(\t_\t4\tpunct\t_\tSpaceAfter=No
6\tGipfel\tGipfel\tNOUN\tNN\t_\t0\troot\t_\t_
7\t-\t-\tPUNCT\t$(\t_\t8\tpunct\t_\t_
8\tmorgen\tmorgen\tADV\tADV\t_\t6\tadvmod\t_\t_
"""
ENGLISH = """\
# newdoc id = b1
1\tAda\tAda\tPROPN\tNNP\t_\t5\tnsubj\t_\tEntity=(1-person-new-cf1-1-coref-Ada_Example
2\tExample\tExample\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3-4\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdoes\tdo\tAUX\tVBZ\t_\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tlike\tlike\tVERB\tVB\t_\t0\troot\t_\t_
6\tNew\tnew\tADJ\tNNP\t_\t7\tamod\t_\tEntity=(2-place-new-cf2-2-coref-Newtown
7\tTown\tTown\tPROPN\tNNP\t_\t5\tobj\t_\tEntity=2)|SpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_
"""


@pytest.fixture
def german(tmp_path: Path) -> list[Tree]:
    path = tmp_path / "de.conllu"
    path.write_text(GERMAN, encoding="utf-8")
    return read_trees(path, merge=True)


@pytest.fixture
def english(tmp_path: Path) -> list[Tree]:
    path = tmp_path / "en.conllu"
    path.write_text(ENGLISH, encoding="utf-8")
    return read_trees(path, merge=False)


def test_a_german_contraction_is_one_word_with_the_features_of_its_article(german: list[Tree]) -> None:
    words = german[0].words
    assert [w.form for w in words] == ["Sie", "reist", "zum", "Gipfel", "."]
    assert words[2] == Word("zum", "ADP", "APPRART", "Case=Dat", 3, "case", "_", True)
    assert [w.head for w in words] == [1, 1, 3, 1, 1]


def test_a_german_word_with_hyphens_is_one_word_with_what_its_last_part_has(tmp_path: Path) -> None:
    path = tmp_path / "hyphen.conllu"
    path.write_text(HYPHENS, encoding="utf-8")
    words = read_trees(path, merge=True)[0].words
    assert [(w.form, w.pos, w.head, w.dep) for w in words] == [
        ("Agrar-", "NOUN", 2, "compound"),
        ("und", "CCONJ", 2, "cc"),
        ("EU-Gipfel", "NOUN", 2, "root"),
        ("-", "PUNCT", 4, "punct"),
        ("morgen", "ADV", 2, "advmod"),
    ]


def test_an_english_contraction_stays_two_words(english: list[Tree]) -> None:
    assert english[0].forms == ["Ada", "Example", "does", "n't", "like", "New", "Town", "."]


def test_trees_are_written_out_as_the_text_they_come_from(german: list[Tree], english: list[Tree]) -> None:
    assert place(german)[0] == "Sie reist zum Gipfel."
    assert place([*english, *german])[0] == "Ada Example doesn't like New Town.\n\nSie reist zum Gipfel."


def test_a_form_with_a_mood_is_finite_and_rare_features_go() -> None:
    assert reduce_features("Foreign=Yes|Mood=Ind|Case=Nom") == "Case=Nom|Mood=Ind|VerbForm=Fin"
    assert reduce_features("_") == ""


def test_entities_that_are_linked_become_names(english: list[Tree]) -> None:
    assert entity_names(english)[0].names == ((0, 2, "PER"), (5, 7, "LOC"))


def test_names_are_read_from_labels_and_lose_their_outer_marks(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("1\t„\tB-ORG\n2\tNordpost\tI-ORG\n3\tmeldet\tO\n4\tGenfer\tB-LOCderiv\n\n", encoding="utf-8")
    sentences = read_tagged(path, column=2, separator="\t", word=1, labels={"ORG": "ORG"})
    assert [s.names for s in sentences] == [((1, 2, "ORG"),)]


def test_a_document_is_cut_after_full_stops_but_not_inside_a_name() -> None:
    document = named(
        ["Sie", "ging", ".", "Die", "St", ".", "Gallen", "AG", "blieb"],
        [*"OOOO", "B-X", *["I-X"] * 3, "O"],
        {"X": "ORG"},
    )
    first, second = sentences_of(document)
    assert first.forms == ("Sie", "ging", ".")
    assert second.names == ((1, 5, "ORG"),)


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ud-german-pud-test"):
        corpus_file(tmp_path, "de/ud-german-pud-test")


def parse(*heads: int) -> list[Annotation]:
    return [Annotation("NOUN", "NN", "", h, "root" if h == i else "dep") for i, h in enumerate(heads)]


def test_teachers_vote_arc_by_arc() -> None:
    tree = vote(["a", "b", "c"], [parse(1, 1, 1), parse(1, 1, 0), parse(2, 1, 1)], 0.5)
    assert tree is not None
    assert [w.head for w in tree.words] == [1, 1, 1]
    assert vote(["a", "b", "c"], [parse(1, 1, 1), parse(0, 0, 1), parse(2, 2, 2)], 0.9) is None


def test_teachers_vote_name_by_name() -> None:
    found = [[(0, 2, "PER"), (4, 5, "LOC")], [(0, 2, "PER"), (4, 5, "ORG")], [(1, 2, "PER"), (4, 5, "LOC")]]
    assert vote_names(found) == ((0, 2, "PER"), (4, 5, "LOC"))


@given(st.data())
def test_whatever_the_votes_the_best_tree_is_a_tree(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 7))
    index = st.integers(0, size - 1)
    arcs = [data.draw(st.dictionaries(index, st.sampled_from([1.0, 2.0, 3.0]), max_size=3)) for _ in range(size)]
    heads = best_tree(arcs)
    assert sum(h == i for i, h in enumerate(heads)) == 1
    for i in range(size):
        at = i
        for _ in range(size):
            at = heads[at]
        assert heads[at] == at


def test_rows_of_sentences_keep_their_trees_and_lose_stops_between(german: list[Tree], english: list[Tree]) -> None:
    rows = joined([(tree, None) for tree in [*german, *english] * 20], 1.0)
    assert rows
    for tree, tags in rows:
        assert tags is None
        assert 2 <= sum(word.head == i for i, word in enumerate(tree.words)) <= 3
        assert tree.words[-1].form == "."
    assert any(tree.forms.count(".") == 1 for tree, _ in rows)


def test_a_perfect_reading_scores_a_hundred(german: list[Tree]) -> None:
    read = [[Analysis(w.pos, w.feats, w.head, w.dep) for w in tree.words] for tree in german]
    scores = score_trees(german, read)
    assert {name: round(s.value) for name, s in scores.items() if s.support} == dict.fromkeys(
        ("UPOS", "FEATS", "Case", "Mood", "UAS", "LAS", "nsubj"), 100
    )
    _, placed = place(german)
    assert score_raw(placed, placed)["LAS"].value == 100.0


def test_a_word_cut_wrongly_costs_its_arcs(german: list[Tree]) -> None:
    _, placed = place(german)
    cut = [[t._replace(end=t.end - 1) if t.dep == "nsubj" else t for t in placed[0]]]
    scores = score_raw(placed, cut)
    assert scores["nsubj"].value == 0.0
    assert scores["tokens"].value == pytest.approx(80.0)


def test_name_scores_are_counted_a_label() -> None:
    scores = score_names([[(0, 2, "PER"), (3, 4, "LOC")]], [[(0, 2, "PER"), (3, 4, "ORG")]])
    assert {name: s.value for name, s in scores.items()} == {"all": 50.0, "LOC": 0.0, "ORG": 0.0, "PER": 100.0}


def test_an_interval_holds_its_value_and_is_the_same_each_time() -> None:
    counts = [Counts(i % 3, 3, 3) for i in range(50)]
    score = with_interval(counts)
    assert score.low <= score.value <= score.high
    assert score == with_interval(counts)


def test_a_toy_is_trained_written_to_a_new_folder_and_read_back(german: list[Tree], tmp_path: Path) -> None:
    recipe = replace(
        RECIPES["de_parser"], steps=2, features=(("norm", 50, 8), ("tag", 50, 8)), width=8, min_action_freq=1
    )
    tags = ["PPER", "VVFIN", "APPRART", "NN", "$."]
    nlp = train(recipe, lambda vocab: [tree_example(vocab, tree, tags) for tree in german])
    source = tmp_path / "corpus"
    source.write_text("x", encoding="utf-8")
    path = save(nlp, recipe, tmp_path / "new" / "deep", [source])
    read = Pipeline("de", load_weights(path), None)
    forms = [german[0].forms]
    assert read.annotate(forms, [tags]) == Pipeline("de", nlp, None).annotate(forms, [tags])
    assert json.loads((path / "training.json").read_text(encoding="utf-8"))["data"].keys() == {"corpus"}


def test_words_that_were_hardly_met_share_a_row_and_the_list_of_the_others_is_kept(
    german: list[Tree], tmp_path: Path
) -> None:
    recipe = replace(
        RECIPES["de_ner"], steps=2, features=(("norm", 50, 8), ("tag", 50, 8)), width=8, rare=2, teachers=()
    )
    tags = ["PPER", "VVFIN", "APPRART", "NN", "$."]
    words = ("Sie", "reist", "zum", "Gipfel", ".")
    twice = [NamedSentence(words, ((3, 4, "LOC"),)), NamedSentence(("Sie", "reist"), ())]
    nlp = train(recipe, lambda vocab: [name_example(vocab, s, tags[: len(s.forms)]) for s in twice])
    read = load_weights(save(nlp, recipe, tmp_path, []))
    layer = read.get_pipe("tok2vec").model
    kept = [node.attrs[FORMS].tolist() for node in layer.walk() if FORMS in node.attrs]
    assert kept == [sorted([norm_number("Sie"), norm_number("reist")])]
    vectors = [
        layer.predict([input_doc(read.vocab, [word], ["NN"])])[0][0].tolist() for word in ("Gipfel", "Genf", "Sie")
    ]
    assert vectors[0] == vectors[1] != vectors[2]
