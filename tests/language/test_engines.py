"""Pipelines of the user's own in the place of ours: spaCy built here, Stanza made by hand."""

from types import SimpleNamespace

import pytest
import spacy
from spacy.tokens import Doc

from dragoman.articles import article_from_text
from dragoman.errors import InputError
from dragoman.knowledge import load_knowledge
from dragoman.language import _foreign, check_engine, read_sentences
from dragoman.language._foreign import ForeignModule, Spacy, Stanza, Word, _contents_first
from dragoman.reading import read_with

GERMAN = "Gestern sprach Anna Keller mit dem Minister. Er sei bereit, sagte er."
LEXICON = {
    "Gestern": ("ADV", "ADV", "", "gestern", "mo"),
    "sprach": ("VERB", "VVFIN", "Mood=Ind|VerbForm=Fin", "sprechen", "ROOT"),
    "Anna": ("PROPN", "NE", "Case=Nom", "Anna", "pnc"),
    "Keller": ("PROPN", "NE", "Case=Nom", "Keller", "sb"),
    "sei": ("AUX", "VAFIN", "Mood=Sub|VerbForm=Fin", "sein", "ROOT"),
    "sagte": ("VERB", "VVFIN", "Mood=Ind|VerbForm=Fin", "sagen", "ROOT"),
}


def article(text, language):
    return article_from_text(text, source="test", language=language, plain=True)


@spacy.Language.component("dragoman_test_lexicon")
def lexicon(doc: Doc) -> Doc:
    """Tag by a list, hang every word on the sentence's last verb."""
    top = next((t for t in reversed(doc) if t.text in LEXICON and LEXICON[t.text][0] in ("VERB", "AUX")), doc[0])
    for token in doc:
        pos, tag, feats, lemma, dep = LEXICON.get(token.text, ("X", "", "", "", "dep"))
        token.pos_, token.tag_, token.lemma_ = pos, tag, lemma
        token.set_morph(feats)
        token.head, token.dep_ = top, dep
    return doc


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    nlp = spacy.blank("de")
    nlp.add_pipe("dragoman_test_lexicon")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Anna Keller"}])
    path = tmp_path_factory.mktemp("pipeline") / "de"
    nlp.to_disk(path)
    return path


def test_a_spacy_folder_tags_and_parses(folder):
    read = read_sentences(article(GERMAN, "de"), load_knowledge(), engine=f"spacy:{folder}")
    words = {t.form: t for s in read.sentences for t in s.tokens}
    assert words["Keller"].dep == "nsubj"
    assert words["sprach"].dep == "root"
    assert words["sprach"].lemma == "sprechen"
    assert words["sei"].mood == "subjunctive"
    assert words["sagte"].mood == "indicative"
    assert words["Minister"].tag == "NN"


def test_its_names_take_the_place_of_ours(folder):
    read = read_sentences(article(GERMAN, "de"), load_knowledge(), engine=f"spacy:{folder}")
    assert [(n.span.of(GERMAN), n.label) for n in read.names if n.source == "model"] == [("Anna Keller", "PER")]


def test_its_subjects_come_from_our_own_clauses(folder):
    read = read_sentences(article(GERMAN, "de"), load_knowledge(), engine=f"spacy:{folder}")
    first = read.sentences[0]
    said = next(c for c in first.clauses if c.lemma == "sprechen")
    assert first.noun_phrases[said.subject].span.of(GERMAN) == "Anna Keller"


def test_a_language_without_a_foreign_pipeline_is_read_by_ours(folder):
    text = "The minister met the envoy in Geneva."
    with_it = read_sentences(article(text, "en"), load_knowledge(), engine=f"spacy:{folder}")
    assert with_it == read_sentences(article(text, "en"), load_knowledge())


def test_a_pipeline_without_tagger_and_parser_leaves_our_rules():
    module = ForeignModule(_own("de"), Spacy(spacy.blank("de")), load_knowledge())
    (tokens,) = module.tag([_pieces("Der Minister sagte das .")])
    assert [t.tag for t in tokens] == ["ART", "NN", "VVFIN", "PDS", "$."]
    assert all(t.head is None for t in tokens)


def test_any_words_can_be_handed_over():
    module = ForeignModule(_own("de"), Spacy(spacy.blank("de")), load_knowledge())
    assert module.tag([[], _pieces("\ufeff x")])[0] == []


def _stanza_word(number, text, upos, xpos, head, deprel, feats=None):
    return SimpleNamespace(
        id=number, text=text, lemma=text.lower(), upos=upos, xpos=xpos, feats=feats, head=head, deprel=deprel
    )


def _stanza_document(sentences):
    assert sentences == [["Keller", "sprach", "im", "Rat"]]
    keller = _stanza_word(1, "Keller", "PROPN", "NE", 2, "nsubj", "Case=Nom")
    spoke = _stanza_word(2, "sprach", "VERB", "VVFIN", 0, "root", "Mood=Ind|VerbForm=Fin")
    into, the = (
        _stanza_word(3, "in", "ADP", "APPR", 5, "case"),
        _stanza_word(4, "dem", "DET", "ART", 5, "det", "Case=Dat"),
    )
    council = _stanza_word(5, "Rat", "NOUN", "NN", 2, "obl")
    tokens = [SimpleNamespace(words=words) for words in ([keller], [spoke], [into, the], [council])]
    entity = SimpleNamespace(words=[keller], type="PER")
    return SimpleNamespace(sentences=[SimpleNamespace(tokens=tokens, ents=[entity])])


def test_a_stanza_document_is_laid_over_our_words():
    module = ForeignModule(_own("de"), Stanza(_stanza_document, "de"), load_knowledge())
    (tokens,) = module.tag([_pieces("Keller sprach im Rat")])
    assert [(t.form, t.head, t.dep) for t in tokens] == [
        ("Keller", 1, "nsubj"),
        ("sprach", 1, "root"),
        ("im", 3, "case"),
        ("Rat", 1, "obl"),
    ]
    assert tokens[2].feat("Case") == "Dat"
    assert [label for _, label in module.names] == ["PER"]


def test_prepositions_and_copulas_of_the_older_english_scheme_go_below_their_nouns():
    words = [
        Word("PROPN", "NNP", head=1, dep="nsubj"),
        Word("AUX", "VBZ", head=1, dep="ROOT"),
        Word("NOUN", "NN", head=1, dep="attr"),
        Word("ADP", "IN", head=2, dep="prep"),
        Word("PROPN", "NNP", head=3, dep="pobj"),
    ]
    found = [(w.head, w.dep) for w in _contents_first(words)]
    assert found == [(2, "nsubj"), (2, "cop"), (2, "ROOT"), (4, "case"), (2, "nmod")]


@pytest.mark.parametrize("engine", ["spacy", "spacy:", "other:de", "spacy:no_such_pipeline_anywhere", "stanza:de", ""])
def test_an_engine_that_is_not_there_is_an_input_error(engine, monkeypatch):
    def without_stanza(name):
        if name == "stanza":
            raise ImportError(name)
        return __import__(name)

    monkeypatch.setattr(_foreign, "import_module", without_stanza)
    with pytest.raises(InputError, match="engine"):
        check_engine(engine)


def test_a_pipeline_of_a_language_that_is_not_read_is_an_input_error(tmp_path):
    spacy.blank("fr").to_disk(tmp_path / "fr")
    with pytest.raises(InputError, match="de and en are read"):
        check_engine(f"spacy:{tmp_path / 'fr'}")


def test_records_tell_which_engine_they_were_made_with():
    knowledge = load_knowledge()
    assert read_with(knowledge, "spacy:x").startswith(read_with(knowledge))
    assert read_with(knowledge, "spacy:x") != read_with(knowledge)


def _own(language):
    from dragoman.language._engine import module_of

    return load_knowledge().derive(module_of(language))


def _pieces(text):
    from dragoman.language._tokenize import Piece

    pieces, at = [], 0
    for word in text.split(" "):
        pieces.append(Piece(at, at + len(word), word))
        at += len(word) + 1
    return pieces
