"""Whose subject is a verb of saying: the gold cue is given, the language layer says who speaks.

Only cues with a verb and with the speaker in the same sentence count. Who speaks is the subject of the cue's clause, in
a passive the doer; where that is a relative pronoun, the gold may name it or what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from dragoman.articles import article_from_text
from dragoman.evaluation._scores import Score, share
from dragoman.knowledge import Knowledge
from dragoman.language import Clause, NounPhrase, Sentence, read_sentences

RELATIVE_TAGS = frozenset({"PRELS", "PRELAT", "WDT", "WP", "PDS"})


class Verdict(NamedTuple):
    """What the layer says of one cue, and what the gold says."""

    right: bool
    sure: bool
    cue: str
    wanted: str
    given: str
    sentence: str


def score_speakers(
    name: str, documents: Sequence[Mapping[str, Any]], knowledge: Knowledge, goals: Mapping[str, float]
) -> tuple[list[Score], list[str]]:
    """Return three shares, and a line for every cue whose speaker is not the gold's.

    ``head``: cues whose speaker's head is right. ``sure right``: the same among those that the layer is sure of;
    ``sure given``: how many these are.
    """
    verdicts = [v for document in documents for v in judge(document, knowledge)]
    sure = [v for v in verdicts if v.sure]
    scores = [
        share(f"{name}/head", sum(v.right for v in verdicts), len(verdicts), goals),
        share(f"{name}/sure right", sum(v.right for v in sure), len(sure), goals),
        share(f"{name}/sure given", len(sure), len(verdicts), goals),
    ]
    misses = [
        f"{name} {'sure' if v.sure else 'not sure'}: {v.given}, not {v.wanted} ({v.cue}): {v.sentence}"
        for v in verdicts
        if not v.right
    ]
    return scores, misses


def judge(document: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Verdict]:
    """Yield what the layer says of each verb cue of a document whose speaker stands in the same sentence."""
    text = document["originalText"]
    article = article_from_text(text, source="gold", language=document.get("lang", "de"), plain=True)
    read = read_sentences(article, knowledge)
    for annotation in document["annotations"]:
        cue, speaker = annotation.get("cue"), annotation.get("speaker")
        if not cue or not speaker:
            continue
        gold = next((s for s in document["sentences"] if s[0] <= cue[0][0] < s[1]), None)
        sentence = read.at(cue[0][0])
        if gold is None or sentence is None or not gold[0] <= speaker[0][0] < gold[1]:
            continue
        verbs = {i for span in cue for i in sentence.tokens_in(span) if sentence.tokens[i].tag[0] in "VM"}
        if not verbs:
            continue
        clause = next((c for c in sentence.clauses if c.finite in verbs or c.verb in verbs), None)
        found = None if clause is None else speaking(sentence, clause)
        named = () if clause is None or found is None else (found, *stands_for(sentence, clause, found))
        given = any(a <= sentence.tokens[np.head].start < b for np in named for a, b in speaker)
        told = clause is not None and clause.sure and not (clause.passive and clause.agent is None)
        yield Verdict(
            given,
            told and found is not None,
            " ".join(text[a:b] for a, b in cue),
            " ".join(text[a:b] for a, b in speaker),
            "nobody" if found is None else found.span.of(text),
            " ".join(sentence.span.of(text).split()),
        )


def speaking(sentence: Sentence, clause: Clause) -> NounPhrase | None:
    """Return who does what the verb of a clause says: the subject, in a passive the doer."""
    if clause.passive and clause.agent is not None:
        return sentence.noun_phrases[clause.agent]
    return None if clause.subject is None else sentence.noun_phrases[clause.subject]


def stands_for(sentence: Sentence, clause: Clause, pronoun: NounPhrase) -> Iterator[NounPhrase]:
    """Yield what a relative pronoun stands for: what the tree hangs its clause on, else the phrase before it."""
    if clause.kind != "relative" or sentence.tokens[pronoun.head].tag not in RELATIVE_TAGS:
        return
    for verb in (clause.verb, clause.finite):
        token = None if verb is None else sentence.tokens[verb]
        if token is not None and (token.dep or "").startswith("acl") and token.head is not None:
            found = sentence.phrase_at(token.head)
            if found is not None:
                yield found
                return
    before = [np for np in sentence.noun_phrases if np.last <= pronoun.first]
    if before:
        yield max(before, key=lambda np: (np.last, np.first))
