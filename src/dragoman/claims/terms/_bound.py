"""Clauses that state a term: what somebody binds himself to, what an agreement holds, what is its price."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from dragoman.claims._reading import Reading
from dragoman.claims.events._parties import Company
from dragoman.claims.events._view import Grammar, View
from dragoman.claims.terms._frames import Frames, FrameTables
from dragoman.record import Act, Event, Statement, Status

HOLDING: frozenset[Act] = frozenset(("agreement", "proposal", "exchange", "ceasefire", "decision"))
"""Acts behind which a text tells what was agreed, offered or exchanged."""

OPENING: frozenset[Act] = HOLDING | {"release", "withdrawal"}
"""Acts in whose company terms are told."""

REACHED: frozenset[Status] = frozenset(("happened", "ongoing", "planned", "possible", "proposed"))

REAL: frozenset[Status] = frozenset(("happened", "ongoing"))

TOLD_NOW = frozenset(("present", "future", None))
"""Tenses of clauses that tell what an agreement holds, not what went on around it."""

SUBJECT, OBJECT = "subj", "obj"

TO_WHOM = ("dat", "iobj")


class Bound(NamedTuple):
    """A clause that states a term: its words as tokens, who gives and gets, and the act that it belongs to."""

    view: View
    first: int
    last: int
    giver: str | None
    receiver: str | None
    event: Event | None


def bound_clauses(
    reading: Reading, company: Company, grammars: Sequence[Grammar], events: Sequence[Event]
) -> Iterator[tuple[Grammar, Bound]]:
    """Yield the clauses of an article that state terms, in the order of the text.

    A clause does so by its own words (a verb of binding oneself, a phrase like *under the deal*) anywhere; by a verb
    of giving or getting in the present or with a modal verb only where an agreement was told in the sentence or just
    before, until a sentence tells what happened else.
    """
    open_event: Event | None = None
    is_open = False
    tables = reading.knowledge.derive(FrameTables)
    for grammar, following in zip_longest(grammars, grammars[1:]):
        frames = tables.of(grammar.sentence.language)
        whole = grammar.sentence.span
        here = [e for e in events if e.status in REACHED and whole.covers(e.trigger)]
        own = [e for e in here if e.act in HOLDING]
        opens = any(e.act in OPENING for e in here)
        is_open = is_open or opens
        if own:
            is_open = True
            best = min(own, key=lambda e: (e.status not in REAL, e.act == "decision", e.trigger))
            # That the signing is still to come does not make what was agreed a plan.
            open_event = best if open_event is None or best.status in REAL else open_event
        elif _speaks_of_one(grammar, frames) or (following is not None and _is_price(following, tables)):
            opens = is_open = True
        found = list(_of_sentence(reading, company, grammar, frames, open_event if is_open else None, is_open))
        yield from ((grammar, bound) for bound in found)
        if found:
            is_open = True
        elif not opens and is_open:
            is_open = not _tells_else(grammar)


def _speaks_of_one(grammar: Grammar, frames: Frames) -> bool:
    """Say whether a main clause has an agreement for its subject or object without denying it."""
    return any(
        frames.names_agreement(grammar, p)
        for view in grammar.views
        if view.clause.kind in ("main", "fragment") and not view.clause.negated
        for slot in view.slots
        for p in view.phrases(slot)
    )


def _is_price(grammar: Grammar, tables: FrameTables) -> bool:
    """Say whether a sentence opens as the price of the one before it: Im Gegenzug .., In return .."""
    frames = tables.of(grammar.sentence.language)
    return any(frames.opening(grammar, v) in frames.prices for v in grammar.views[:1])


def _tells_else(grammar: Grammar) -> bool:
    """Say whether a sentence goes back to telling what happened: its main clauses are in a past tense."""
    main = [v for v in grammar.views if v.clause.kind in ("main", "fragment")]
    return bool(main) and all(v.clause.tense in ("past", "pluperfect") for v in main)


def _of_sentence(
    reading: Reading, company: Company, grammar: Grammar, frames: Frames, event: Event | None, is_open: bool
) -> Iterator[Bound]:
    done: set[int] = set()
    opened = is_open
    for view in grammar.views:
        if view.verb is None or view.index in done or _is_quoted(company, grammar, view):
            continue
        commits = _commits(grammar, frames, view)
        holds = view.lemma in frames.contain and any(frames.names_agreement(grammar, p) for p in view.phrases(SUBJECT))
        if (commits is not None or holds) and not view.clause.negated and _stands_alone(grammar, frames, view):
            contents = [
                v
                for v in _deeper(grammar, view)
                if _is_content(grammar, frames, v) and not _belongs_to_noun(company, grammar, view, v)
            ]
            contents = [w for v in contents for w in (v, *(w for w in _deeper(grammar, v) if _goes_on(grammar, w)))]
            for inner in contents:
                if inner.index not in done:
                    done |= {inner.index, *_tail(grammar, frames, inner)}
                    yield from _bounds(company, grammar, frames, inner, event, outer=view, gives=commits)
            if not contents and (phrase := _object(reading, grammar, frames, view)) is not None:
                yield _of_object(company, grammar, view, event, phrase, commits or "none")
                contents = [view]
            if contents:
                opened = True
                continue
        # What somebody says must happen is a position; what binds by its own words is a term also when it is said.
        gives = _told(grammar, frames, view, opened and not _is_said(company, grammar, view))
        if gives is None:
            continue
        found = list(_bounds(company, grammar, frames, view, event, outer=None, gives=gives))
        yield from found
        done |= _tail(grammar, frames, view)
        for more in _deeper(grammar, view):
            told = grammar.sentence.tokens[more.verb].tag in PARTICIPLES if more.verb is not None else True
            if more.index not in done and not told and _goes_on(grammar, more):
                done |= {more.index, *_tail(grammar, frames, more)}
                for bound in _bounds(
                    company, grammar, frames, more, event, outer=view, gives=frames.present.get(more.lemma)
                ):
                    giver = found[-1].giver or found[-1].receiver
                    gets = frames.present.get(more.lemma) == OBJECT
                    yield bound._replace(giver=None, receiver=giver) if gets else bound._replace(giver=giver)


def _stands_alone(grammar: Grammar, frames: Frames, view: View) -> bool:
    """Say whether a clause tells by itself: a main clause, or one after *that* or *while*, none of purpose or time."""
    return view.clause.kind in ("main", "fragment") or (
        view.clause.kind == "subordinate" and _contrasts(grammar, frames, view)
    )


def _deeper(grammar: Grammar, view: View) -> list[View]:
    """Return the clauses that depend on one, and a joined infinitive behind it that was left without its governor."""
    return [
        v
        for v in grammar.views
        if v.index != view.index
        and (
            v.clause.governor == view.index
            or (v.clause.governor is None and v.first == view.last and _goes_on(grammar, v))
        )
    ]


def _tail(grammar: Grammar, frames: Frames, view: View) -> set[int]:
    """Return the clauses that go on with what a clause says and are no terms of their own (will keep supporting)."""
    found: set[int] = set()
    for inner in _deeper(grammar, view):
        if inner.first >= view.last and _depends(grammar, frames, inner) and not _goes_on(grammar, inner):
            found |= {inner.index, *_tail(grammar, frames, inner)}
    return found


def _is_said(company: Company, grammar: Grammar, view: View) -> bool:
    return company.statement_at(grammar.span(view.first, view.last)) is not None


def _is_quoted(company: Company, grammar: Grammar, view: View) -> bool:
    said: Statement | None = company.statement_at(grammar.span(view.first, view.last))
    return said is not None and said.type == "direct"


def _commits(grammar: Grammar, frames: Frames, view: View) -> str | None:
    """Return who gives where a verb binds its subject to something: promise to, sich verpflichten, ist bereit."""
    if view.lemma in frames.commit:
        return frames.commit[view.lemma]
    words = {grammar.word(t) for t in range(view.first, view.last)}
    return next((gives for word, gives in frames.ready.items() if word in words), None)


def _belongs_to_noun(company: Company, grammar: Grammar, view: View, inner: View) -> bool:
    """Say whether a clause completes the object of a verb (dropped its demand that ..), not the verb."""
    return any(
        grammar.phrases[p].last == inner.first
        and grammar.sentence.tokens[grammar.phrases[p].head].pos == "NOUN"
        and not company.direct(grammar, p)
        and view.lemma not in grammar.acts.small["speech"]
        for p in view.phrases("obj")
    )


def _is_content(grammar: Grammar, frames: Frames, view: View) -> bool:
    clause = view.clause
    if view.verb is None or view.lemma in grammar.acts.small["speech"] or view.lemma in frames.idle:
        return False
    if clause.kind == "infinitive":
        return _depends(grammar, frames, view)
    return clause.kind == "subordinate" and (
        clause.introducer is None or grammar.word(clause.introducer) in frames.that
    )


PARTICIPLES = frozenset(("VBN", "VBD"))


def _depends(grammar: Grammar, frames: Frames, view: View) -> bool:
    """Say whether a clause only completes the one before it: an infinitive or a that-clause, no participle."""
    verb, introducer = view.verb, view.clause.introducer
    if verb is None or view.lemma in grammar.acts.small["speech"]:
        return False
    if view.clause.kind == "infinitive":
        return not (grammar.sentence.tokens[verb].tag in PARTICIPLES and verb == view.first)
    return introducer is not None and grammar.word(introducer) in frames.that


def _goes_on(grammar: Grammar, view: View) -> bool:
    """Say whether a clause goes on with the one before it (to restore ties and reopen embassies)."""
    opens = {grammar.word(t) for t in (view.first, view.first - 1) if t >= 0}
    return view.clause.kind == "infinitive" and bool(opens & grammar.acts.small["conjunctions"])


def _object(reading: Reading, grammar: Grammar, frames: Frames, view: View) -> int | None:
    """Return the object of a verb of binding, if it is more than the agreement itself, a day or a pronoun."""
    slots: tuple[str, ...] = ("obj", *frames.objects, "dat") if not view.passive else ("obj",)
    if any(grammar.sentence.tokens[t].tag == "PRF" for t in range(view.first, view.last)):
        # Who agrees with another has no object but what is agreed on: haben sich auf X verständigt.
        slots = slots[1:-1]
    for slot in slots:
        for p in view.phrases(slot):
            # An offer of 25 billion is a term, an agreement on fisheries only says that there is one.
            whole = grammar.span(grammar.phrases[p].first, view.last).of(reading.article.text)
            bare = frames.names_agreement(grammar, p) and not any(c.isdigit() for c in whole)
            if (
                not bare
                and grammar.sentence.tokens[grammar.phrases[p].head].tag != "PRF"
                and grammar.head(p) not in grammar.acts.small["time_nouns"]
                and not list(reading.calendar.within(grammar.phrases[p].span))
                and not (slot == "dat" and list(reading.cast.within(grammar.phrases[p].span)))
            ):
                return p
    return None


def _of_object(company: Company, grammar: Grammar, view: View, event: Event | None, phrase: int, gives: str) -> Bound:
    """Return the term that is the object of a verb of binding, with what follows it up to the verb."""
    np = grammar.phrases[phrase]
    if company.direct(grammar, phrase) and view.phrases("obj")[:1] == (phrase,) and len(view.phrases("obj")) > 1:
        # Offered Greece up to 86 billion euros: who gets it stands before what.
        np = grammar.phrases[view.phrases("obj")[1]]
    behind = view.verb if view.verb is not None and view.verb > np.head else view.last
    finite = view.clause.finite
    if finite is not None and np.head < finite < behind:
        behind = np.last
    first, last = np.first, behind
    tokens = grammar.sentence.tokens
    while last > first and (tokens[last - 1].pos in ("PUNCT", "AUX") or tokens[last - 1].tag == "PTKVZ"):
        last -= 1
    own = _subject(company, grammar, view)
    receiver = _first(company, grammar, [p for s in TO_WHOM for p in view.phrases(s)])
    if receiver is None and np is not grammar.phrases[phrase]:
        receiver = _first(company, grammar, [phrase])
    if gives == OBJECT:
        return Bound(view, first, last, None, own, event)
    giver = None if gives == "none" else own
    return Bound(view, first, last, giver, receiver if receiver != giver else None, event)


def _told(grammar: Grammar, frames: Frames, view: View, is_open: bool) -> str | None:
    """Return who gives in a clause that tells what an agreement holds, None if it does not."""
    clause = view.clause
    joined = clause.kind == "infinitive" and view.lemma in frames.present and _goes_on(grammar, view)
    if clause.kind == "relative" or (clause.kind == "infinitive" and not joined) or clause.tense not in TOLD_NOW:
        return None
    opening = frames.opening(grammar, view)
    if view.lemma in frames.idle and (
        view.lemma not in frames.present or not (opening or _about(frames, grammar, view))
    ):
        return None
    if clause.mood == "subjunctive" or _is_state(grammar, view):
        return None
    if clause.kind == "subordinate" and clause.introducer is not None and not _contrasts(grammar, frames, view):
        return None
    framed = frames.is_framed(grammar, view) or opening in frames.strong
    modal = clause.modal in frames.modals or clause.tense == "future" or view.future
    if not framed and not is_open:
        return None
    particle = f"{view.lemma} {grammar.word((view.verb or 0) + 1)}" if (view.verb or 0) + 1 < view.last else view.lemma
    if view.lemma in frames.present or particle in frames.present:
        gives = frames.present.get(particle) or frames.present[view.lemma]
    elif framed or modal:
        gives = SUBJECT
    else:
        return None
    if clause.negated and not (modal or framed):
        return None
    if any(frames.names_agreement(grammar, p) for p in view.phrases(SUBJECT)) and gives != "none" and not view.passive:
        return None
    return gives


def _about(frames: Frames, grammar: Grammar, view: View) -> bool:
    """Say whether a verb of deciding has its matter with it (votes on its independence), not just an agreement."""
    return any(not frames.names_agreement(grammar, p) for slot in ("über", "on") for p in view.phrases(slot))


def _is_state(grammar: Grammar, view: View) -> bool:
    """Say whether a participle with *sein* tells how things are (ist beteiligt), not what is to be done."""
    finite, verb = view.clause.finite, view.verb
    if finite is None or verb is None or finite == verb or view.clause.modal is not None:
        return False
    return grammar.lemma(finite) == "sein" and view.clause.tense == "present"


def _contrasts(grammar: Grammar, frames: Frames, view: View) -> bool:
    introducer = view.clause.introducer
    return introducer is not None and grammar.word(introducer) in frames.contrasts | frames.that


def _bounds(
    company: Company,
    grammar: Grammar,
    frames: Frames,
    view: View,
    event: Event | None,
    *,
    outer: View | None,
    gives: str | None,
) -> Iterator[Bound]:
    """Yield the terms of a clause, one for each infinitive with *zu* in it: who gives and gets, and which words."""
    own = _subject(company, grammar, view)
    giver: str | None = own
    receiver: str | None = None
    if outer is None:
        if gives == OBJECT:
            giver, receiver = None, own
        elif gives == "none":
            giver = None
        elif view.passive and len(view.phrases("obj")) > 1:
            # Rebels will be granted an amnesty: in a passive with an object the subject gets it.
            receiver = _first(company, grammar, view.phrases("obj")[:1])
    elif gives in (OBJECT, None):
        giver = None if gives == OBJECT else own
    elif view.clause.kind != "subordinate" or own is None:
        giver = _subject(company, grammar, outer)
    for slots in (outer, view):
        if receiver is None and slots is not None:
            receiver = _first(company, grammar, [p for s in TO_WHOM for p in slots.phrases(s)])
    if receiver is None and giver is not None and not view.passive:
        receiver = _first(company, grammar, [p for s in frames.receivers for p in view.phrases(s)])
    first, last = _words(company, grammar, frames, view, subject=outer is None and own is not None and gives != "none")
    for start, end in _parts(grammar, view, first, last):
        yield Bound(view, start, end, giver, receiver if receiver != giver else None, event)


def _parts(grammar: Grammar, view: View, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a clause behind each infinitive with *zu* that a conjunction follows."""
    tokens = grammar.sentence.tokens
    if view.clause.kind == "infinitive":
        for t in range(first + 1, last - 2):
            if tokens[t].tag in ZU_INFINITIVES and grammar.word(t + 1) in grammar.acts.small["conjunctions"]:
                yield first, t + 1
                first = t + 2
    yield first, last


ZU_INFINITIVES = frozenset(("VVIZU", "VVINF"))


def _subject(company: Company, grammar: Grammar, view: View) -> str | None:
    if view.passive:
        return _first(company, grammar, [p for s in ("von", "by", "durch") for p in view.phrases(s)])
    opening = _opening_phrase(grammar, view)
    before = _first(company, grammar, [opening]) if opening is not None else None
    # Russia stations 1,960 soldiers: who stands before the verb gives, also where the tree has it the other way.
    return before or _first(company, grammar, view.phrases(SUBJECT))


def _opening_phrase(grammar: Grammar, view: View) -> int | None:
    """Return the phrase that opens a main clause before its finite verb, if it may be the subject."""
    finite = view.clause.finite
    if view.clause.kind not in ("main", "fragment") or finite is None:
        return None
    at = next((i for i, np in enumerate(grammar.phrases) if np.first == view.first and np.last <= finite), None)
    return at if at is not None and grammar.preposition(at) is None else None


def _first(company: Company, grammar: Grammar, phrases: Sequence[int]) -> str | None:
    return next((party.actor for p in phrases for party in company.direct(grammar, p)), None)


def _words(company: Company, grammar: Grammar, frames: Frames, view: View, *, subject: bool) -> tuple[int, int]:
    """Return the tokens of a term: its clause without what opens it and without who gives or gets it.

    Of a clause whose subject stands in its middle only what is behind it is the term.
    """
    first, last = view.first, view.last
    tokens = grammar.sentence.tokens
    if view.clause.introducer is not None and view.clause.introducer == first:
        first += 1
    while first < last and (tokens[first].pos in OPENERS or grammar.word(first) in frames.joining):
        first += 1
    if subject:
        opening = _opening_phrase(grammar, view)
        if opening is not None and _first(company, grammar, [opening]) and view.clause.finite is not None:
            first = view.clause.finite
        else:
            for p in view.phrases(SUBJECT):
                np = grammar.phrases[p]
                if first <= np.first and np.last < last:
                    parts = [grammar.phrases[i].last for items in grammar.attributes(p).values() for i in items]
                    first = max([np.last, first, *(e for e in parts if e < (view.verb or last))])
    last = max([last, *(v.last for v in grammar.views if v.index in _tail(grammar, frames, view))])
    while first < last and tokens[first].pos == "PUNCT":
        first += 1
    while last > first and (tokens[last - 1].pos == "PUNCT" or grammar.word(last - 1) in frames.joining):
        last -= 1
    return first, last


OPENERS = frozenset(("PUNCT", "CCONJ", "SCONJ"))
