"""The subject of a German clause: it can be nominative, agrees with the verb and stands where subjects do."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language._german_draft import Draft
from dragoman.language._german_verbs import GermanVerbs, VerbGroup
from dragoman.language._types import NounPhrase, Token

PARSER_WEIGHT = 0.5
"""What the parser's word is worth beside the rules' points; swept on the training part of the quotation data."""
PERSON = 0.4
"""What a word for an office is worth where its case is open."""
_NEUTER = frozenset({"das", "dies", "dieses", "es", "was", "alles", "nichts", "etwas", "sie"})
_EMPTY = frozenset({"es", "etwas", "was", "alles", "nichts"})
_NEVER_SURE = frozenset({"PDS", "PWS", "PIAT"})
"""Heads that mostly stand for what was said, not for who says it: dies geht aus einem Bericht hervor."""
_COPULAS = frozenset({"sein", "bleiben", "heißen", "werden", "geben", "bedeuten", "scheinen"})


def choose_subjects(
    tokens: Sequence[Token],
    draft: Draft,
    group: VerbGroup,
    inner: Sequence[int],
    phrases: Sequence[NounPhrase],
    *,
    verbs: GermanVerbs,
    quoted: Sequence[int],
) -> tuple[tuple[int, ...], bool]:
    """Return the phrases that are the clause's subject (conjuncts in order), and whether only one could be.

    ``quoted`` holds for each token the index of its quotation, or -1: a subject on the other side of a quotation mark
    is never sure.
    """
    finite = draft.finite
    if finite is None:
        return (), False
    plural = _number(tokens[finite])
    parsed = _parsed(tokens, draft, group, inner, phrases)
    scored: list[tuple[float, int]] = []
    for n in inner:
        phrase = phrases[n]
        score = _score(tokens, draft, finite, phrase, plural, phrases, n, group, verbs)
        if score is not None:
            scored.append((score + (PARSER_WEIGHT if n in parsed else 0.0), n))
    if not scored:
        return (), False
    best = max(scored, key=lambda item: (item[0], -item[1]))
    rivals = [item for item in scored if item[1] != best[1] and item[0] > best[0] - 1.0]
    subjects = [best[1]]
    for n in inner:
        if n > subjects[-1] and _joined(tokens, phrases[subjects[-1]], phrases[n]) and "nom" in phrases[n].cases:
            subjects.append(n)
    head = phrases[best[1]].head
    if tokens[head].tag in _NEVER_SURE or tokens[head].form.lower() in _EMPTY or quoted[head] != quoted[finite]:
        return tuple(subjects), False
    alone = not rivals or all(n in subjects for _, n in rivals)
    return tuple(subjects), alone and (best[1] in parsed if tokens[0].head is not None else len(scored) == 1)


def _parsed(
    tokens: Sequence[Token], draft: Draft, group: VerbGroup, inner: Sequence[int], phrases: Sequence[NounPhrase]
) -> frozenset[int]:
    """Return the phrases that the parser makes subject of a word of this clause."""
    if tokens[0].head is None:
        return frozenset()
    own = {i for first, last in draft.stretches for i in range(first, last)}
    found = set()
    for n in inner:
        phrase = phrases[n]
        for k in range(phrase.first, phrase.last):
            token = tokens[k]
            head = token.head
            if head is None or head not in own or phrase.first <= head < phrase.last:
                continue
            if token.dep is not None and token.dep.startswith("nsubj"):
                found.add(n)
                break
    return frozenset(found)


def _score(
    tokens: Sequence[Token],
    draft: Draft,
    finite: int,
    phrase: NounPhrase,
    plural: bool | None,
    phrases: Sequence[NounPhrase],
    n: int,
    group: VerbGroup,
    verbs: GermanVerbs,
) -> float | None:
    if phrase.preposition is not None or "nom" not in phrase.cases:
        return None
    head = tokens[phrase.head]
    if head.tag == "PRF":
        return None
    score = 0.0
    if phrase.case == "nom":
        score += 3.0
    elif head.tag == "NN" and verbs.is_person(head.form):
        # Who acts is more often a person: ein Sprecher schränkte die Bereitschaft ein.
        score += PERSON
    if head.lemma in verbs.times:
        score -= 2.5
    if head.tag == "CARD" and head.form[:1].isdigit():
        return None
    if phrase.first and "gen" in phrase.cases and phrase.case != "nom" and tokens[phrase.first - 1].tag == "NN":
        score -= 3.0
    if head.tag in ("PDS", "PPER", "PIS", "PWS") and head.form.lower() in _NEUTER and group.lemma not in _COPULAS:
        score -= 2.0
    conjoined = any(_joined(tokens, phrase, other) for other in phrases[n + 1 : n + 2])
    number = phrase.number
    if conjoined:
        number = "plur" if _own_person(tokens, phrases[n + 1]) else None
    if (plural is True and number == "sing") or (plural is False and number == "plur"):
        score -= 3.0
    elif plural is not None and number is not None:
        score += 0.5
    before = phrase.last <= finite
    if draft.kind in ("subordinate", "relative"):
        score += 2.0 if _first_of(draft, tokens, phrase) else 1.0 if before else 0.0
    elif before:
        score += 2.6 if phrase.last == finite else 2.4
    else:
        between = phrase.first - finite - 1
        score += max(0.0, 2.0 - 0.5 * between)
    if n and phrases[n - 1].last == phrase.first and phrases[n - 1].preposition is None and not before:
        score -= 0.5
    return score


def _own_person(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """Say whether a conjunct names someone else: not so in "der Minister und Parteichef", which is one person."""
    first = tokens[phrase.first]
    return first.tag != "NN" or phrase.number == "plur" or tokens[phrase.last - 1].tag == "NE"


def _first_of(draft: Draft, tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """Say whether a phrase comes first after the word that opens the clause (or is that word)."""
    if draft.introducer is None:
        return False
    if phrase.first <= draft.introducer < phrase.last:
        return True
    return all(tokens[i].tag in ("ADV", "PRF", "PTKNEG", "$(") for i in range(draft.introducer + 1, phrase.first))


def _joined(tokens: Sequence[Token], left: NounPhrase, right: NounPhrase) -> bool:
    if right.first != left.last + 1 or right.preposition is not None:
        return False
    joint = tokens[left.last]
    return (joint.tag == "KON" and joint.form.lower() in ("und", "sowie", "oder", "noch")) or joint.form == ","


def _number(token: Token) -> bool:
    """Say whether a finite form is plural."""
    form = token.form.lower()
    if form in ("sind", "seien", "waren", "wären", "seid"):
        return True
    return form.endswith(("en", "ern", "eln"))
