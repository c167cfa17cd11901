"""The terms of an article: amounts and themes of what is agreed, offered, given, exchanged or bound to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman._version import __version__
from dragoman.claims._reading import Reading
from dragoman.claims.events._clauses import view_with
from dragoman.claims.events._find import grammars
from dragoman.claims.events._parties import Company
from dragoman.claims.events._view import Grammar, View
from dragoman.claims.events._where_when import value_of
from dragoman.claims.terms._amounts import Amount, Amounts
from dragoman.claims.terms._bound import Bound, bound_clauses
from dragoman.claims.terms._frames import FrameTables
from dragoman.knowledge import Knowledge
from dragoman.knowledge.issues import BROAD, issues_in
from dragoman.record import LANGUAGES, Act, Event, ProducedBy, Statement, Status, Term, make_id
from dragoman.spans import Span

BINDING: frozenset[Act] = frozenset(
    ("agreement", "aid", "proposal", "exchange", "release", "withdrawal", "deployment", "ceasefire", "sanction",
     "declaration", "decision")
)  # fmt: skip
"""Acts in which something changes hands or is bound to: an amount in them is a term."""

THEMED: frozenset[Act] = frozenset(("agreement", "proposal", "exchange", "release"))
"""Acts whose object is a term also where nothing is counted."""

REFUSED: frozenset[Status] = frozenset(("denied", "not_planned", "cancelled"))

REFUSAL: Act = "rejection"
"""The act of refusing: what it is about is no term."""

OF = ("subj",)

LAST = 2
"""Characters behind the last mention in a term at most for it to be of whom the term speaks."""

LONGEST = 200
"""Characters of the words of a term; longer ones are cut to the phrase that heads them."""


class TermVerbs:
    """Verbs by which something changes hands: language → lemma → who gives; build it with `Knowledge.derive`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._gives = {
            language: {row["lemma"]: row["gives"] for row in knowledge.rows(f"{language}/terms_verbs.csv")}
            for language in LANGUAGES
        }

    def of(self, language: str) -> Mapping[str, str]:
        """Return the verbs of a language."""
        return self._gives.get(language, {})


def find_terms(reading: Reading, statements: Sequence[Statement], events: Sequence[Event]) -> tuple[Term, ...]:
    """Return the terms of an article: what is agreed, offered, given or exchanged, each with its own words.

    An amount counts where an act of agreeing, offering or giving is told, or a verb by which something changes hands;
    an object without an amount only where it belongs to such an act and raises an issue.
    """
    amounts = reading.knowledge.derive(Amounts)
    company = Company(reading, statements)
    wanted = [e for e in events if e.act in BINDING or e.act == REFUSAL]
    found: dict[Span, Term] = {}
    told_in = [g for g in grammars(reading) if g.sentence.role == "body" and g.sentence.tokens]
    for grammar, bound in bound_clauses(reading, company, told_in, events):
        term = _stated(reading, grammar, bound, amounts)
        if term is not None:
            found.setdefault(term.span, term)
    stated = sorted(found)
    for grammar in told_in:
        sentence = grammar.sentence
        whole = grammar.span(0, len(sentence.tokens))
        own = [e for e in wanted if whole.covers(e.trigger)]
        for amount in amounts.find(reading.article.text, whole, sentence.language):
            if any(span.overlaps(amount.span) for span in stated):
                continue
            term = _counted(reading, company, grammar, amount, own)
            if term is not None:
                found.setdefault(term.span, term)
        told = {t.event for t in found.values()}
        for event in own:
            if event.act in THEMED and event.status not in REFUSED and event.id not in told:
                for term in _themes(reading, company, grammar, event):
                    if not any(span.overlaps(term.span) for span in stated):
                        found.setdefault(term.span, term)
    return tuple(found[span] for span in sorted(found))


def _stated(reading: Reading, grammar: Grammar, bound: Bound, amounts: Amounts) -> Term | None:
    """Return the term that a clause states, None if too little is left of the clause to say what it is."""
    if bound.first >= bound.last:
        return None
    span = grammar.span(bound.first, bound.last)
    text = reading.article.text
    language = grammar.sentence.language
    counted = [a for a in amounts.find(text, grammar.sentence.span, language) if span.covers(a.span)]
    amount = next((a for a in counted if a.kind != "time"), None)
    issue = (amount.issue if amount else None) or _issue(reading, grammar, span.of(text))
    due = _due(reading, grammar, bound.view)
    return _term(reading, bound.event, span, amount.span if amount else None, issue, (bound.giver, bound.receiver), due)


def _counted(
    reading: Reading, company: Company, grammar: Grammar, amount: Amount, events: Sequence[Event]
) -> Term | None:
    """Return the term that an amount is part of, None if nothing binds it."""
    view = _view_of(grammar, amount.span)
    inside = [e for e in events if e.span.covers(amount.span)]
    event = min(inside, key=lambda e: (e.span.end - e.span.start, e.id), default=None)
    verbs = reading.knowledge.derive(TermVerbs).of(grammar.sentence.language)
    gives = verbs.get(view.lemma) if view is not None else None
    if event is None and (gives is None or (view is not None and view.clause.negated)):
        return None
    if any(e.act == REFUSAL or e.status in REFUSED for e in inside):
        return None
    giver, receiver = _ends(event) if event is not None else (None, None)
    if view is not None and gives is not None and (event is None or (giver is None and receiver is None)):
        giver, receiver = _sides(company, grammar, view, gives)
    if amount.kind == "share" and event is None and giver is None:
        return None
    span = _whole(reading, grammar, amount)
    words = reading.article.text
    clause = grammar.span(view.first, view.last) if view is not None else span
    issue = amount.issue or _issue(reading, grammar, span.of(words)) or _issue(reading, grammar, clause.of(words))
    due = _due(reading, grammar, view) if view is not None else None
    return _term(reading, event, span, amount.span, issue, (giver, receiver), due)


def _ends(event: Event) -> tuple[str | None, str | None]:
    """Return who gives and who gets in an act; of two who exchange something the one and the other."""
    parts = [p for p in event.participants if p.role in ("participant", "signatory")]
    giver = next((p.actor for p in event.participants if p.role == "source"), None)
    receiver = next((p.actor for p in event.participants if p.role == "target"), None)
    if giver is None and parts:
        giver = parts[0].actor
        receiver = receiver or (parts[1].actor if event.act == "exchange" and len(parts) == 2 else None)
    return giver, receiver


def _sides(company: Company, grammar: Grammar, view: View, gives: str) -> tuple[str | None, str | None]:
    def first(slots: Sequence[str]) -> str | None:
        return next(
            (p.actor for s in slots for phrase in view.phrases(s) for p in company.direct(grammar, phrase)), None
        )

    subject = first(("von", "by", "durch")) if view.passive else first(OF)
    if gives == "none":
        return None, None
    if gives == "obj":
        return first(("von", "from", "of")), subject
    frames = company.reading.knowledge.derive(FrameTables).of(grammar.sentence.language)
    return subject, first(("dat", *frames.receivers))


def _themes(reading: Reading, company: Company, grammar: Grammar, event: Event) -> Iterator[Term]:
    """Yield the object of an act that has no amount, if it raises an issue."""
    view = next(
        (v for v in grammar.views if v.verb is not None and grammar.sentence.tokens[v.verb].span == event.trigger), None
    )
    if view is None:
        return
    agreed = reading.knowledge.derive(FrameTables).of(grammar.sentence.language).objects
    reflexive = any(grammar.sentence.tokens[t].tag == "PRF" for t in range(view.first, view.last))
    slots = ("obj",) if event.act != "agreement" else agreed if reflexive else ("obj", *agreed)
    for slot in slots:
        for phrase in view.phrases(slot):
            if grammar.head(phrase) in grammar.acts.small["reflexive"]:
                continue
            if company.direct(grammar, phrase) and event.act not in ("release", "exchange"):
                continue
            if list(reading.calendar.within(grammar.phrases[phrase].span)):
                continue
            if any(word.act == "agreement" for word in grammar.noun_words(phrase)):
                # That an agreement was reached is the event, not what was agreed.
                continue
            np = grammar.phrases[phrase]
            span = _extended(reading, grammar, phrase, np.span)
            clause = grammar.span(view.first, view.last).of(reading.article.text)
            issue = _issue(reading, grammar, clause) or _issue(reading, grammar, span.of(reading.article.text))
            if issue is not None:
                yield _term(reading, event, span, None, issue, _ends(event), _due(reading, grammar, view))
                return


def _term(
    reading: Reading,
    event: Event | None,
    span: Span,
    amount: Span | None,
    issue: str | None,
    ends: tuple[str | None, str | None],
    due: str | None,
) -> Term:
    text = reading.article.text
    # Who is released is what is given, not who gives or gets it.
    given = {m.actor for m in reading.cast.within(span) if span.end - m.span.end <= LAST}
    giver, receiver = (None if end in given else end for end in ends)
    return Term(
        id=make_id("term", reading.article.id, span, event.id if event else None),
        article=reading.article.id,
        span=span,
        event=event.id if event else None,
        issue=issue,
        giver=giver,
        receiver=receiver if receiver != giver else None,
        what=span.of(text),
        quantity=None if amount is None else amount.of(text),
        due=due,
        produced_by=ProducedBy("rule", "terms", __version__),
    )


def _view_of(grammar: Grammar, span: Span) -> View | None:
    """Return the smallest clause that holds a span."""
    holding = [v for v in grammar.views if grammar.span(v.first, v.last).covers(span)]
    return min(holding, key=lambda v: (v.last - v.first, v.first), default=None)


def _whole(reading: Reading, grammar: Grammar, amount: Amount) -> Span:
    """Return the noun phrase of an amount with what belongs to it, or the amount alone where it stands in none."""
    for phrase, np in enumerate(grammar.phrases):
        if np.span.overlaps(amount.noun or amount.span):
            whole = _extended(reading, grammar, phrase, np.span)
            start, end = min(whole.start, amount.span.start), max(whole.end, amount.span.end)
            return Span(start, end) if end - start <= LONGEST else amount.span
    return amount.span


def _extended(reading: Reading, grammar: Grammar, phrase: int, own: Span) -> Span:
    np = grammar.phrases[phrase]
    last = np.last
    for items in grammar.attributes(phrase).values():
        # A day is when it is done, not what is given.
        parts = [i for i in items if not list(reading.calendar.within(grammar.phrases[i].span))]
        last = max([last, *(grammar.phrases[i].last for i in parts)])
    span = grammar.span(np.first, last)
    return span if span.end - span.start <= LONGEST else own


def _issue(reading: Reading, grammar: Grammar, words: str) -> str | None:
    raised = issues_in(reading.knowledge, grammar.acts.language, words)
    # That there is an agreement says nothing of what was agreed.
    return next((r.issue.id for r in raised if r.issue.rank <= BROAD), None)


def _due(reading: Reading, grammar: Grammar, view: View) -> str | None:
    """Return the day named after a preposition of limit in the clause, or the length of time that is left."""
    frames = reading.knowledge.derive(FrameTables).of(grammar.sentence.language)
    for i, np in enumerate(grammar.phrases):
        at = np.preposition
        # Bis zum 19. Mai, innerhalb von 60 Tagen: the limit stands before the preposition.
        before = grammar.word(at - 1) if at else ""
        if not view.first <= np.first < view.last or not {grammar.preposition(i), before} & frames.limits:
            continue
        if view_with(grammar, i) is not view:
            continue
        for time in reading.calendar.within(np.span):
            value = value_of(time) or (time.value if time.type == "DURATION" else None)
            if value:
                return value
    return None
