"""What a clause wants, whatever its verb: X says Y must ..; X is ready to ..; X will not ..."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.claims.events._found import Found
from dragoman.claims.events._parties import Company
from dragoman.claims.events._status import is_negated
from dragoman.claims.events._view import Grammar, View

COOPERATIVE = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")
ASKING = ("must", "should", "ought", "need", "have", "müssen", "sollen")
WILLING = ("ready", "willing", "prepared", "bereit", "gewillt")


@dataclass(frozen=True, slots=True)
class Attitude:
    """A type that the modality of a clause gives, with the phrases of both sides."""

    view: View
    type: str
    mode: str | None
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    bonus: float


def attitudes(grammar: Grammar, company: Company, acts: Sequence[Found]) -> Iterator[Attitude]:
    """Yield the attitudes of a sentence's clauses towards what they speak of."""
    for view in grammar.views:
        speech = speech_above(grammar, view)
        subject = subject_phrases(grammar, view)
        modal = (view.clause.modal or "").lower()
        if modal in ASKING and speech is not None:
            speaker = subject_phrases(grammar, speech)
            if speaker and set(speaker) != set(subject):
                patient = view.phrases("obj") if view.passive else subject
                yield Attitude(view, "REQUEST", None, speaker, patient, 5.0)
                continue
        if modal in ("will", "would", "shall", "werden", "can", "could") and is_negated(grammar, view):
            own = [a for a in acts if a.view is view and a.phrase is None]
            cooperative = not own or own[0].word.type in COOPERATIVE
            if cooperative and subject and not view.passive and _acts(grammar, company, subject):
                yield Attitude(view, "REJECT", None, subject, (), 5.0)
                continue
        if _is_willing(grammar, view) and subject:
            inner = next(
                (a for a in acts if a.view is not None and a.view.clause.governor == view.index and a.phrase is None),
                None,
            )
            if is_negated(grammar, view):
                yield Attitude(view, "REJECT", None, subject, (), 5.0)
            elif inner is None or inner.word.type in COOPERATIVE:
                yield Attitude(view, "AGREE", None, subject, (), 5.0)
            else:
                yield Attitude(view, "THREATEN", None, subject, (), 5.0)


def speech_above(grammar: Grammar, view: View) -> View | None:
    """Return the verb of speech that governs a clause, or that the sentence attaches it to."""
    governor = view.clause.governor
    if governor is not None:
        above = grammar.view_of(governor)
        if above is not None and above.index != view.index and above.lemma in grammar.acts.small["speech"]:
            return above
        return None
    for other in grammar.views:
        if other.index != view.index and other.lemma in grammar.acts.small["speech"]:
            return other
    return None


def subject_phrases(grammar: Grammar, view: View, depth: int = 0) -> tuple[int, ...]:
    """Return the phrases of who acts: the subject, or that of the clause above for it, they and infinitives."""
    subjects = view.phrases("subj")
    tokens = grammar.sentence.tokens
    named = tuple(i for i in subjects if tokens[grammar.phrases[i].head].pos != "PRON")
    if named or depth > 3:
        return named or subjects
    clause = view.clause
    if clause.kind == "relative" and not view.passive:
        antecedent = grammar.antecedent(clause)
        if antecedent is not None:
            return (antecedent,)
    if view.passive:
        return subjects
    above = grammar.view_of(clause.governor) if clause.governor is not None else speech_above(grammar, view)
    if above is None or above.index == view.index:
        return subjects
    if clause.kind == "infinitive" and above.lemma in grammar.acts.small["object_control"]:
        return above.phrases("obj") or above.phrases("on") or above.phrases("to")
    return subject_phrases(grammar, above, depth + 1)


def _acts(grammar: Grammar, company: Company, phrases: tuple[int, ...]) -> bool:
    """Say whether phrases name somebody who can act."""
    return any(company.of(grammar, i) or grammar.head(i) in grammar.acts.sectors for i in phrases)


def _is_willing(grammar: Grammar, view: View) -> bool:
    if view.lemma not in grammar.acts.small["copula"] and view.lemma not in WILLING:
        return False
    return any(
        grammar.lemma(t) in WILLING and not any(np.first <= t < np.head for np in grammar.phrases)
        for t in range(view.first, view.last)
    )
