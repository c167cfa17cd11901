"""What was agreed, offered or exchanged: by whom to whom, how much, until when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman._version import __version__
from dragoman.claims._reading import Reading
from dragoman.claims.events._clauses import view_with
from dragoman.claims.events._find import grammars
from dragoman.claims.events._parties import Company
from dragoman.claims.events._view import Grammar, View
from dragoman.claims.events._where_when import value_of
from dragoman.knowledge.issues import issues_in
from dragoman.record import Event, ProducedBy, Statement, Term, make_id
from dragoman.spans import Span

TERM_ACTS = (
    "agreement",
    "aid",
    "proposal",
    "exchange",
    "release",
    "declaration",
    "withdrawal",
    "deployment",
    "decision",
)
"""Acts in which something changes hands or is bound to."""
REFUSED = ("denied", "not_planned", "cancelled")
THEME_SLOTS = ("obj", "dat", "auf", "über", "on", "to", "for", "mit", "zu")
AMOUNT = re.compile(
    r"(?:\d[\d.,]*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|hundert|tausend|two|three|four|five|six|seven"
    r"|eight|nine|ten|twelve|hundred|thousand|dozens?|Dutzende?)"
    r"(?:\s+(?:Millionen|Milliarden|Mio\.?|Mrd\.?|million|billion|thousand|hundred|tausend|Prozent|percent|per\s+cent"
    r"|Euro|Dollar|US-Dollar|euros?|dollars?|Tonnen|tons|tonnes|Kilometer|kilometres|kilometers))*",
    re.IGNORECASE,
)
LONGEST = 200
"""Characters of the words of a term; longer ones are cut to the phrase that heads them."""


def find_terms(reading: Reading, statements: Sequence[Statement], events: Sequence[Event]) -> tuple[Term, ...]:
    """Return the terms of an article: what the acts of agreeing, offering, giving and exchanging are about."""
    company = Company(reading, statements)
    wanted = {e.trigger: e for e in events if e.act in TERM_ACTS and e.status not in REFUSED}
    terms: list[Term] = []
    for grammar in grammars(reading):
        if grammar.sentence.role != "body":
            continue
        for view in grammar.views:
            if view.verb is None:
                continue
            event = wanted.get(grammar.sentence.tokens[view.verb].span)
            if event is not None:
                terms.extend(_terms_of(reading, company, grammar, view, event))
    return tuple(terms)


def _terms_of(reading: Reading, company: Company, grammar: Grammar, view: View, event: Event) -> Iterator[Term]:
    for slot in THEME_SLOTS:
        for phrase in view.phrases(slot):
            if company.direct(grammar, phrase) and event.act not in ("release", "exchange"):
                continue
            if grammar.head(phrase) in grammar.acts.small["reflexive"]:
                continue
            if slot != "obj" and event.act not in ("agreement", "declaration", "decision"):
                continue
            span = _whole(grammar, phrase)
            amount = _amount(reading.article.text, span)
            raised = issues_in(reading.knowledge, grammar.acts.language, _clause_words(reading, grammar, view))
            issue = raised[0].issue.id if raised else None
            if amount is None and issue is None:
                continue
            yield _term(reading, event, span, amount, issue, _due(reading, grammar, view))
            return


def _term(reading: Reading, event: Event, span: Span, amount: Span | None, issue: str | None, due: str | None) -> Term:
    giver = next((p.actor for p in event.participants if p.role in ("source", "signatory", "participant")), None)
    receiver = next((p.actor for p in event.participants if p.role == "target"), None)
    text = reading.article.text
    return Term(
        id=make_id("term", reading.article.id, span, event.id),
        article=reading.article.id,
        span=span,
        event=event.id,
        issue=issue,
        giver=giver,
        receiver=receiver,
        what=span.of(text),
        quantity=None if amount is None else amount.of(text),
        due=due,
        produced_by=ProducedBy("rule", "terms", __version__),
    )


def _whole(grammar: Grammar, phrase: int) -> Span:
    np = grammar.phrases[phrase]
    last = np.last
    for items in grammar.attributes(phrase).values():
        last = max([last, *(grammar.phrases[i].last for i in items)])
    span = grammar.span(np.first, last)
    return span if span.end - span.start <= LONGEST else np.span


def _amount(text: str, span: Span) -> Span | None:
    found = AMOUNT.search(text, span.start, span.end)
    if found is None or (found.end() - found.start() == 4 and found.group().isdigit()):
        return None
    return Span(*found.span())


def _clause_words(reading: Reading, grammar: Grammar, view: View) -> str:
    return grammar.span(view.first, view.last).of(reading.article.text)


def _due(reading: Reading, grammar: Grammar, view: View) -> str | None:
    """Return the day named after a preposition of limit (bis, by, until) in the clause."""
    for i, np in enumerate(grammar.phrases):
        if view.first <= np.first < view.last and grammar.preposition(i) in ("bis", "by", "until", "within", "binnen"):
            if view_with(grammar, i) is not view:
                continue
            for time in reading.calendar.within(np.span):
                return value_of(time)
    return None
