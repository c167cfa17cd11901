"""Any text whatever gives tokens that cover it, with offsets that slice right, and no exception."""

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.knowledge import load_knowledge
from dragoman.language import Mood, read_sentences
from dragoman.record import Article, Passage, ProducedBy
from dragoman.spans import Span

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("„“”\"»«‚‘’'.!?…:,;-–—()[] \n\t0123XIVabcdeÄöüßA@#/%&*")),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=160,
)
WORDS = st.lists(
    st.sampled_from(
        [
            "der",
            "die",
            "das",
            "Minister",
            "sagte",
            ",",
            ".",
            "„",
            "“",
            '"',
            "habe",
            "sei",
            "dass",
            "er",
            "sie",
            "von",
            "der",
            "Leyen",
            "nicht",
            "zu",
            "kommen",
            "!",
            "?",
            ":",
            "am",
            "12.",
            "Mai",
            "und",
            "in",
            "den",
            "the",
            "president",
            "said",
            "that",
            "he",
            "would",
            "not",
            "go",
            "to",
            "U.S.",
            "’s",
            "n’t",
            "‚",
            "‘",
            "\n",
        ]
    ),
    max_size=40,
).map(" ".join)


def article(text: str, language: str | None) -> Article:
    return Article(
        id="a",
        source="test",
        sha256="",
        text=text,
        passages=(),
        language=language,
        produced_by=ProducedBy("rule", "t", "1"),
    )


@pytest.mark.parametrize("language", ["de", "en", None])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.one_of(HOSTILE, WORDS))
def test_every_text_is_covered_by_tokens_whose_offsets_slice_right(language, text):
    found = read_sentences(article(text, language), load_knowledge())
    covered = [False] * len(text)
    end = 0
    for number, sentence in enumerate(found.sentences):
        assert sentence.index == number
        assert sentence.span.start >= end
        end = sentence.span.end
        at = sentence.span.start
        for token in sentence.tokens:
            assert at <= token.start < token.end <= sentence.span.end
            assert text[token.start : token.end] == token.form
            assert token.mood is None or token.mood in get_args(Mood)
            at = token.end
            covered[token.start : token.end] = [True] * (token.end - token.start)
        for phrase in sentence.noun_phrases:
            assert 0 <= phrase.first <= phrase.head < phrase.last <= len(sentence.tokens)
        for clause in sentence.clauses:
            assert 0 <= clause.first < clause.last <= len(sentence.tokens)
            for index in (*clause.subjects, *clause.objects, *clause.obliques):
                assert 0 <= index < len(sentence.noun_phrases)
            assert clause.governor is None or 0 <= clause.governor < len(sentence.clauses)
    assert all(done or char.isspace() for done, char in zip(covered, text, strict=True))
    for quotation in found.quotations:
        assert (
            0
            <= quotation.span.start
            <= quotation.content.start
            <= quotation.content.end
            <= quotation.span.end
            <= len(text)
        )


def test_a_passage_in_a_language_without_module_is_left_out():
    text = "Le ministre a parlé.\n\nDer Minister sprach."
    passages = (Passage("body", Span(0, 20), "fr"), Passage("body", Span(22, len(text)), "de"))
    whole = Article(
        id="a",
        source="t",
        sha256="",
        text=text,
        passages=passages,
        language="fr",
        produced_by=ProducedBy("rule", "t", "1"),
    )
    sentences = read_sentences(whole, load_knowledge()).sentences
    assert [s.span.of(text) for s in sentences] == ["Der Minister sprach."]
    assert sentences[0].paragraph == 1
