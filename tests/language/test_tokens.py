"""How words and marks are cut."""

import pytest

from dragoman.knowledge import load_knowledge
from dragoman.language._english_verbs import KnownVerbs, regular_forms


def forms(read, text, language="de"):
    return [t.form for s in read(text, language).sentences for t in s.tokens]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Der US-Präsident kam.", ["Der", "US-Präsident", "kam", "."]),
        ("Staats- und Regierungschefs", ["Staats-", "und", "Regierungschefs"]),
        ("(Quelle: AP/dpa/dpa-bilder)", ["(", "Quelle", ":", "AP", "/", "dpa", "/", "dpa-bilder", ")"]),
        ("„Politico“-Bericht vom 12. Mai", ["„", "Politico", "“", "-", "Bericht", "vom", "12.", "Mai"]),
        ("J. D. Vance geht.", ["J.", "D.", "Vance", "geht", "."]),
        ("um 20.15 Uhr am 12.02.2025", ["um", "20.15", "Uhr", "am", "12.02.2025"]),
        ("Leo XIV. und andere", ["Leo", "XIV.", "und", "andere"]),
        ("z.B. 3,5 Mrd. Euro", ["z.B.", "3,5", "Mrd.", "Euro"]),
        ("auf diese Art.", ["auf", "diese", "Art", "."]),
        ("Siehe https://example.org/a?b=1.", ["Siehe", "https://example.org/a?b=1", "."]),
        ("Es endete 2014.", ["Es", "endete", "2014", "."]),
        ("Wirklich?! Ja ...", ["Wirklich", "?!", "Ja", "..."]),
        ("Politiker:innen und Bürger*innen", ["Politiker:innen", "und", "Bürger*innen"]),
        ("20 % mehr", ["20", "%", "mehr"]),
    ],
)
def test_german_words_are_cut_as_in_the_treebanks(read, text, tokens):
    assert forms(read, text) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("He didn't go.", ["He", "did", "n't", "go", "."]),
        ("Trump’s envoy", ["Trump", "’s", "envoy"]),
        ("We can't, we cannot.", ["We", "ca", "n't", ",", "we", "can", "not", "."]),
        ("The U.S. and the U.K.", ["The", "U.S.", "and", "the", "U.K."]),
        ("Call 555-0199 on 08/16/2025.", ["Call", "555-0199", "on", "08/16/2025", "."]),
        ("Write to ada.kern@example.org.", ["Write", "to", "ada.kern@example.org", "."]),
        ("See annex_b.pdf at docs.example.com", ["See", "annex_b.pdf", "at", "docs.example.com"]),
        ("dont ask, im late", ["do", "nt", "ask", ",", "i", "m", "late"]),
        ("in the 90's ***", ["in", "the", "90's", "***"]),
        ("a US-led plan", ["a", "US", "-", "led", "plan"]),
        ("an ex-minister", ["an", "ex-minister"]),
        ("at 5 p.m. today", ["at", "5", "p.m.", "today"]),
        ("$3.5 billion", ["$", "3.5", "billion"]),
        ("They'll say we're late", ["They", "'ll", "say", "we", "'re", "late"]),
        ("He said no.", ["He", "said", "no", "."]),
    ],
)
def test_english_words_are_cut_as_in_the_treebanks(read, text, tokens):
    assert forms(read, text, "en") == tokens


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("brokered", "broker"), ("restoring", "restore"), ("lauded", "laud"), ("stabbed", "stab"), ("dying", "die")],
)
def test_a_verb_that_a_table_names_is_known_in_all_its_regular_forms(form, lemma):
    verbs = load_knowledge().derive(KnownVerbs)
    assert verbs.mended(form, form) == lemma
    assert form in set(regular_forms(lemma))
