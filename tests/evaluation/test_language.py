"""Scores of the language layer, on corpora of a few sentences made here."""

import json

import pytest

from dragoman.errors import InputError
from dragoman.evaluation import evaluate
from dragoman.evaluation._language import is_corpora, marked_cases
from dragoman.evaluation._speakers import judge
from dragoman.knowledge import load_knowledge

GERMAN = """# text = Die Ministerin warnte, er sei krank.
1\tDie\tder\tDET\tART\tCase=Nom\t2\tdet\t_\t_
2\tMinisterin\tMinisterin\tNOUN\tNN\tCase=Nom\t3\tnsubj\t_\t_
3\twarnte\twarnen\tVERB\tVVFIN\tMood=Ind\t0\troot\t_\tSpaceAfter=No
4\t,\t,\tPUNCT\t$,\t_\t3\tpunct\t_\t_
5\ter\ter\tPRON\tPPER\tCase=Nom\t7\tnsubj\t_\t_
6\tsei\tsein\tAUX\tVAFIN\tMood=Sub\t7\tcop\t_\t_
7\tkrank\tkrank\tADJ\tADJD\t_\t3\tccomp\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t$.\t_\t3\tpunct\t_\t_

"""
ENGLISH = """1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tenvoy\tenvoy\tNOUN\tNN\t_\t3\tnsubj\t_\t_
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

"""
NAMES = "1\tAnna\tB-PER\tO\n2\tKeller\tI-PER\tO\n3\tsprach\tO\tO\n4\t.\tO\tO\n\n"


@pytest.fixture(scope="module")
def corpora(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpora")
    files = {
        "de/ud-german-gsd-dev.conllu": GERMAN,
        "de/ud-german-gsd-test.conllu": GERMAN * 25,
        "de/ud-german-pud-test.conllu": GERMAN,
        "en/ud-english-ewt-train-rebuilt.conllu": ENGLISH,
        "en/ud-english-ewt-test.conllu": ENGLISH,
        "en/ud-english-gum-train-open.conllu": ENGLISH,
        "en/ud-english-gum-dev-open.conllu": ENGLISH,
        "en/ud-english-gum-test-open.conllu": ENGLISH,
        "de/germeval2014-ner-dev.tsv": NAMES,
        "de/germeval2014-ner-test.tsv": NAMES,
        "de/smartdata-v1-news-ner.bio.tsv": "Anna\tB-PER\n\n",
        "en/uner-english-ewt-test.iob2": NAMES,
        "en/uner-english-ewt-dev.iob2": NAMES,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def evaluation(corpora):
    return evaluate(corpora, knowledge=load_knowledge(), export=lambda _: [], what="language")


@pytest.fixture(scope="module")
def scores(evaluation):
    return {s.name: s for s in evaluation.scores}


def test_what_could_not_be_scored_is_said(evaluation):
    assert [note.split()[0] for note in evaluation.notes] == ["language/speakers"]


def test_a_folder_with_treebanks_is_known_by_its_form(corpora, tmp_path):
    assert is_corpora(corpora)
    assert not is_corpora(tmp_path)


def test_easy_sentences_are_all_right(scores):
    for name in ("de/gsd/sentences", "de/gsd/upos", "de/gsd/nsubj", "de/subjunctive", "en/ewt/uas", "en/gum/nsubj"):
        assert scores[f"language/{name}"].value == 1.0, name


def test_every_score_lies_in_its_interval(scores):
    assert all(0 <= s.low <= s.value <= s.high <= 1 for s in scores.values())


def test_names_are_scored_with_and_without_tables(scores):
    assert {"language/names/de/germeval/persons", "language/names/de/germeval/persons with tables"} <= scores.keys()


def test_the_shipped_cases_reach_their_goal(scores):
    for lang in ("de", "en"):
        score = scores[f"language/{lang}/sentences/news cases"]
        assert score.goal is not None
        assert score.value >= score.goal


def test_a_corpus_that_is_missing_is_an_input_error(tmp_path):
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "x.conllu").write_text(GERMAN, encoding="utf-8")
    with pytest.raises(InputError, match="missing"):
        evaluate(tmp_path, knowledge=load_knowledge(), export=lambda _: [])


def test_marked_cases_say_where_sentences_lie():
    for lang in ("de", "en"):
        for text, spans in marked_cases(lang):
            assert "".join(text[a:b] for a, b in sorted(spans)).replace(" ", "") == "".join(text.split())


def document(text, *annotations):
    def spans(*words):
        return [[text.index(w), text.index(w) + len(w)] for w in words]

    marked = [{"cue": spans(cue), "speaker": spans(who), "quote": spans("Hilfe")} for cue, who in annotations]
    return {
        "documentName": "d",
        "lang": "de",
        "split": "dev",
        "originalText": text,
        "sentences": [[0, len(text)]],
        "annotations": marked,
    }


def test_the_subject_speaks():
    (verdict,) = judge(document("Die Ministerin forderte Hilfe.", ("forderte", "Die Ministerin")), load_knowledge())
    assert (verdict.right, verdict.sure) == (True, True)


def test_the_doer_of_a_passive_speaks():
    text = "Hilfe wurde von der Ministerin gefordert."
    (verdict,) = judge(document(text, ("gefordert", "der Ministerin")), load_knowledge())
    assert verdict.right


def test_a_relative_pronoun_counts_as_what_it_stands_for():
    text = "Es sprach der Minister, der gestern Hilfe forderte."
    for who in ("der Minister", "der gestern"):
        (verdict,) = judge(document(text, ("forderte", who)), load_knowledge())
        assert verdict.right


def test_a_cue_without_a_verb_does_not_count():
    assert not list(judge(document("Laut Ministerin fehlt Hilfe.", ("Laut", "Ministerin")), load_knowledge()))


def test_speakers_are_scored_from_gold_quotations_where_they_are_asked_for(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(document("Die Ministerin forderte Hilfe.", ("forderte", "Die Ministerin"))) + "\n")
    found = evaluate(path, knowledge=load_knowledge(), export=lambda _: [], what="speakers")
    assert [s.name.rsplit("/")[-1] for s in found.scores] == ["head", "sure right", "sure given"]


def test_an_unknown_measure_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="one of"):
        evaluate(tmp_path, knowledge=load_knowledge(), export=lambda _: [], what="taste")
