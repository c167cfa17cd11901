"""The positions of an article: what each party wants on each issue, with the words, the voice and the condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman._version import __version__
from dragoman.claims._reading import Reading
from dragoman.claims.events._find import grammars
from dragoman.claims.events._match import has_word
from dragoman.claims.events._parties import Company, Party
from dragoman.claims.events._view import Grammar, View
from dragoman.claims.positions._conditions import ConditionWords, clause_is_negated, condition_of, put_first
from dragoman.claims.positions._direction import bargain_without, directed, is_unreal, lacking_in
from dragoman.claims.positions._holder import (
    Holder,
    is_body,
    is_own,
    of_speaker,
    of_subject,
    own_side,
    side_of,
    speakers_of,
)
from dragoman.claims.positions._nouns import Named, named_stances
from dragoman.claims.positions._stance import (
    FOR,
    PAST,
    TURNED,
    Taken,
    auxiliary_of,
    is_beside,
    is_complement,
    modal_stance,
    span_with_inner,
    stance_of,
)
from dragoman.claims.positions._topics import Memory, deep, is_general, issues_at, on_topic, raised_by
from dragoman.knowledge.issues import BROAD, Issue, Raised, Stances, issues_in, load_stances
from dragoman.record import Condition, Event, Position, ProducedBy, Stance, Statement, make_id
from dragoman.spans import Span

LONGEST_OBJECT = 160
"""Characters of the words that name an object; a longer phrase is left to the span."""


@dataclass
class _Collector:
    """The positions found so far, one for each side, issue and direction."""

    reading: Reading
    company: Company
    events: Sequence[Event]
    found: dict[tuple[str, str, str, str], Position] = field(default_factory=dict)

    def add(
        self,
        holder: Holder,
        issue: Issue,
        stance: Stance,
        strength: str,
        span: Span,
        trigger: Span,
        condition: ConditionWords | None,
        stmt: Statement | None,
        about: Span | None,
    ) -> None:
        text = self.reading.article.text
        direction = "for" if stance in FOR else stance if stance in ("conditional", "undecided") else "against"
        key = (
            side_of(self.company, holder.actor),
            issue.id,
            direction,
            "" if about is None else about.of(text).lower(),
        )
        if key in self.found:
            return
        event = next((e for e in self.events if e.trigger == trigger), None)
        words = about.of(text) if about is not None and about.end - about.start <= LONGEST_OBJECT else None
        self.found[key] = Position(
            id=make_id("position", self.reading.article.id, span, holder.actor, issue.id, stance),
            article=self.reading.article.id,
            span=span,
            holder=holder.actor,
            issue=issue.id,
            stance=stance,
            voiced_by=holder.voiced_by,
            object=words,
            condition=None if condition is None else Condition(condition.span, condition.span.of(text)),
            strength=strength,
            statement=None if stmt is None else stmt.id,
            event=None if event is None else event.id,
            time=(stmt.time if stmt is not None else None) or (event.time if event is not None else None),
            basis={"holder": holder.why},
            produced_by=ProducedBy("rule", "positions", __version__),
        )


def find_positions(reading: Reading, statements: Sequence[Statement], events: Sequence[Event]) -> tuple[Position, ...]:
    """Return what the parties of an article want, in the order of the text; each side, issue and direction once."""
    company = Company(reading, statements)
    collector = _Collector(reading, company, events)
    memory = Memory()
    for grammar in grammars(reading):
        if grammar.sentence.role != "body":
            continue
        memory.enter(grammar.sentence.paragraph)
        sentence_issues = issues_at(reading, grammar, grammar.sentence.span)
        for view in grammar.views:
            _from_clause(collector, grammar, view, memory)
        _from_nouns(collector, grammar, memory)
        memory.keep(sentence_issues)
    return tuple(sorted(collector.found.values(), key=lambda p: (p.span, p.issue, p.holder)))


def _from_clause(collector: _Collector, grammar: Grammar, view: View, memory: Memory) -> None:
    reading, company = collector.reading, collector.company
    stances = load_stances(reading.knowledge, grammar.acts.language)
    opener = grammar.opener(view.clause)
    if opener in stances.openers or opener in grammar.acts.small["undecided_openers"]:
        return
    if _is_inverted_condition(grammar, view, stances):
        return
    taken = stance_of(grammar, company, view, stances, _own_words(grammar, view, reading.article.text))
    if taken is None or _under_stance(grammar, company, view, collector):
        return
    first, last = span_with_inner(grammar, view)
    last = max(last, bargain_without(grammar, view))
    if view.passive and view.clause.kind == "infinitive":
        # A plan backed by X: what stands before its participle.
        first = min([first, *(grammar.phrases[i].first for i in view.phrases("obj"))])
    whole = grammar.span(first, last)
    trigger = grammar.sentence.tokens[view.verb if view.verb is not None else view.first].span
    stmt = company.statement_at(trigger)
    if is_unreal(grammar, view, stances) or _is_charged(grammar, view, stances):
        return
    if taken.said and stmt is None and not _told_plainly(grammar, company, view, taken):
        return
    raised = raised_by(reading, company, grammar, view, whole, taken, memory, stmt)
    if not raised or (is_beside(grammar, view.clause) and all(map(is_general, raised))):
        # Refused to cut, holding up the pact: what comes of the stance told before.
        return
    condition = condition_of(grammar, view, stances, against=taken.stance not in FOR)
    wanting = lacking_in(grammar, view.first, last)
    lacking = wanting if taken.negated else ()
    for holder, stance in _holders(collector, grammar, view, taken, stmt, raised):
        for item in raised:
            spot = Span(whole.start + item.start, whole.start + item.end)
            final = directed(grammar, view, taken, stance, item, spot, stances)
            if final is None or (item.end and _is_asked(condition, spot)):
                continue
            memory.turned[item.issue.id] = (stance in FOR) != (final in FOR)
            if any(s.covers(spot) for s in lacking):
                # Kein Abkommen ohne Garantien: what must not be lacking is wanted.
                final = "demands"
            elif len(raised) > 1 and stance in FOR and any(s.covers(spot) for s in wanting):
                # A road without checks: what it is to be without is not wanted.
                final = TURNED.get(final, final)
            elif condition is not None and condition.strict and (stance in FOR or condition.exception):
                final = "conditional"
            about = _about(grammar, item, whole, reading.article.text)
            collector.add(holder, item.issue, final, taken.strength, whole, trigger, condition, stmt, about)
        _from_condition(collector, grammar, view, holder, stance, condition, raised, stmt)


def _own_words(grammar: Grammar, view: View, text: str) -> str:
    """Return the words of a clause without those of finite clauses inside it (the question whether .. is right)."""
    span = grammar.span(view.first, view.last)
    words = span.of(text)
    for clause in grammar.sentence.clauses:
        if clause.kind == "subordinate" and view.first < clause.first and clause.last <= view.last:
            first, last = clause.span.start - span.start, clause.span.end - span.start
            words = words[:first] + " " * (last - first) + words[last:]
    return words


def _is_asked(condition: ConditionWords | None, spot: Span) -> bool:
    """Say whether an issue is raised in what a stance is made to depend on: that is wanted, and told as such."""
    strict = condition is not None and condition.strict and (condition.clause is not None or condition.exception)
    return strict and condition is not None and condition.span.covers(spot)


def _from_condition(
    collector: _Collector,
    grammar: Grammar,
    view: View,
    holder: Holder,
    stance: Stance,
    condition: ConditionWords | None,
    raised: tuple[Raised, ...],
    stmt: Statement | None,
) -> None:
    """Add what is wanted by making something depend on it (no talks until the hostages are free)."""
    stances = load_stances(collector.reading.knowledge, grammar.acts.language)
    clause = condition.clause if condition is not None and condition.strict else None
    wanted: Stance = "demands"
    if clause is None and stance in FOR:
        clause, wanted = put_first(grammar, view, stances), "conditional"
    if clause is None and condition is not None and condition.strict and condition.exception:
        inside = [i for i, c in enumerate(grammar.sentence.clauses) if condition.span.covers(c.span)]
        clause = inside[0] if inside else None
    if clause is None:
        return
    inner = grammar.sentence.clauses[clause]
    span = grammar.span(inner.first, inner.last)
    token = grammar.sentence.tokens[inner.verb if inner.verb is not None else inner.first]
    known = {r.issue.id for r in raised}
    for item in issues_at(collector.reading, grammar, span):
        if item.issue.rank >= BROAD or item.issue.id in known:
            continue
        final = wanted
        if wanted == "demands" and item.turned != clause_is_negated(grammar, clause):
            final = "opposes"
        about = _about(grammar, item, span, collector.reading.article.text)
        first = None
        if wanted == "conditional":
            first = ConditionWords(grammar.span(view.first, min(inner.first, view.last)), strict=True)
        collector.add(holder, item.issue, final, "plain", span, token.span, first, stmt, about)


def _is_inverted_condition(grammar: Grammar, view: View, stances: Stances) -> bool:
    """Say whether a clause is a condition by its order of words (Würde X zustimmen, .., should X agree, ..)."""
    tokens = grammar.sentence.tokens
    return (
        view.first == view.clause.first
        and grammar.word(view.first) in stances.sets["inverted"]
        and tokens[view.first].pos in ("AUX", "VERB")
        and tokens[-1].form not in ("?", "!")
        and any(c.first != view.first and c.kind == "main" for c in grammar.sentence.clauses)
    )


def _is_charged(grammar: Grammar, view: View, stances: Stances) -> bool:
    """Say whether a clause is what somebody is accused or suspected of, not what he says he wants."""
    governor = grammar.view_of(view.clause.governor) if view.clause.governor is not None else None
    return governor is not None and governor.index != view.index and governor.lemma in stances.sets["charging"]


def _told_plainly(grammar: Grammar, company: Company, view: View, taken: Taken) -> bool:
    """Say whether the writer's own words tell a stance of the subject: X will not negotiate, X nennt es Terror."""
    if taken.kind == "predicate":
        return view.lemma in grammar.acts.small["judging"] and bool(company.subject(grammar, view))
    future = not view.passive and taken.modal is not None and taken.modal.negated_own == "rules_out"
    own = future and (taken.negated or has_word(grammar, view, grammar.acts.small["only"]))
    return own and any(company.direct(grammar, i) for i in view.phrases("subj"))


def _under_stance(grammar: Grammar, company: Company, view: View, collector: _Collector) -> bool:
    """Say whether a clause is what another clause takes its stance on (fordert, dass .. muss)."""
    governor = grammar.view_of(view.clause.governor) if view.clause.governor is not None else None
    if governor is None or governor.index == view.index or not is_complement(grammar, view.clause):
        return False
    if governor.lemma in grammar.acts.small["belief"] or governor.lemma in grammar.acts.small["speech"]:
        return False
    stances = load_stances(collector.reading.knowledge, grammar.acts.language)
    if governor.lemma in stances.sets["denying"]:
        return True
    text = grammar.span(governor.first, governor.last).of(collector.reading.article.text)
    return stance_of(grammar, company, governor, stances, text) is not None


def _holders(
    collector: _Collector,
    grammar: Grammar,
    view: View,
    taken: Taken,
    stmt: Statement | None,
    raised: tuple[Raised, ...],
) -> Iterator[tuple[Holder, Stance]]:
    company = collector.company
    speakers = speakers_of(company, stmt)
    slots = tuple(s for s in taken.holder if s not in ("speaker", "theme"))
    named = _place_holders(grammar, company, view, slots)
    if taken.holder and taken.holder[-1] in ("speaker", "theme") and not named:
        if stmt is not None and (taken.holder[-1] == "speaker" or _is_theme(grammar, view, collector)):
            yield from ((h, taken.stance) for h in of_speaker(grammar, company, view, stmt))
        return
    if taken.holder:
        parties = named
    elif taken.kind == "predicate":
        parties = _judging_subject(grammar, company, view, collector, raised)
        parties = parties or _judging_phrase(grammar, company, view, collector)
    else:
        parties = _behind_theme(grammar, company, view, collector)
        parties = parties or company.subject(grammar, auxiliary_of(grammar, view) or view)
        parties = parties or _named_before(grammar, company, view) or _pronoun_before(grammar, company, view)
        parties = parties or _of_document(grammar, company, view, collector)
    duty = taken.kind == "verb" and _is_duty(grammar, view, collector)
    if (
        duty
        and stmt is None
        and not _is_hearsay(grammar, view, load_stances(collector.reading.knowledge, grammar.acts.language))
    ):
        # The writer's own words that somebody must do something: no stance of his.
        return
    if duty and stmt is not None and not is_own(grammar, company, view, speakers):
        # X müsse zustimmen: who says so wants it; it is no stance of X.
        wanted: Stance = "demands" if taken.stance in FOR else "opposes"
        yield from ((h, wanted) for h in of_speaker(grammar, company, view, stmt))
        return
    if taken.kind in ("verb", "predicate"):
        if not parties:
            parties = _believer(grammar, company, view)
        if parties:
            yield from ((h, taken.stance) for h in of_subject(parties, speakers))
        elif stmt is not None and _speaks_of_own(grammar, view, taken, collector):
            yield from ((h, taken.stance) for h in of_speaker(grammar, company, view, stmt))
        return
    if stmt is None:
        if parties:
            yield from ((h, taken.stance) for h in of_subject(parties, ()))
        return
    # Nobody known says it: X werde beitreten is then what X wants.
    unsaid = not speakers and taken.modal is not None and taken.modal.other is None
    own = unsaid or is_own(grammar, company, view, speakers)
    stance = modal_stance(taken, own=own, passive=view.passive, asserted=all(r.issue.asserted for r in raised))
    if not taken.said and not own and parties and taken.modal is not None and not view.passive:
        # X will ein Referendum, says Y: the wish is X's whoever tells of it.
        yield from ((h, taken.stance) for h in of_subject(parties, speakers))
        return
    if stance is None:
        if taken.stance == "rules_out" and not view.passive and any(is_body(company, p.actor) for p in parties):
            # The party will not .., its leader said.
            yield from ((h, taken.stance) for h in of_subject(parties, speakers))
        return
    # What a colleague is to do is what the speaker wants, not what the colleague does.
    bodies = [p for p in parties if own and p.actor not in speakers and not (speakers and company.is_person(p.actor))]
    if bodies:
        yield from ((h, stance) for h in of_subject(tuple(bodies), speakers))
    else:
        yield from ((h, stance) for h in of_speaker(grammar, company, view, stmt))


def _speaks_of_own(grammar: Grammar, view: View, taken: Taken, collector: _Collector) -> bool:
    """Say whether a stance without a known holder is that of who says so."""
    if own_side(grammar, view):
        return True
    if taken.kind == "predicate" and taken.said:
        return True
    if taken.kind == "predicate":
        # What is open or ready and nobody known is no mind of the speaker (several points remain open).
        words = load_stances(collector.reading.knowledge, grammar.acts.language).sets["anybody"]
        return any(grammar.head(i) in words for i in view.phrases("subj"))
    return _impersonal(grammar, view)


def _named_before(grammar: Grammar, company: Company, view: View) -> tuple[Party, ...]:
    """Return who stands before the verb where what stands behind it, and is nobody, was taken for the subject."""
    subjects = view.phrases("subj")
    verb = view.clause.finite
    if view.passive or verb is None or not subjects or any(grammar.phrases[i].first < verb for i in subjects):
        return ()
    before = [i for i in view.phrases("obj") if view.first <= grammar.phrases[i].first < verb]
    return tuple(p for i in before[:1] for p in company.direct(grammar, i))


def _behind_theme(grammar: Grammar, company: Company, view: View, collector: _Collector) -> tuple[Party, ...]:
    """Return the actor taken for the object of a clause whose subject raises an issue (eine Amnestie stellte X ..)."""
    subjects, objects = view.phrases("subj"), view.phrases("obj")
    verb = view.clause.finite
    if view.passive or verb is None or not objects or view.clause.kind == "relative" or not grammar.acts.compounds:
        return ()
    if not subjects or any(grammar.phrases[i].first > verb or company.direct(grammar, i) for i in subjects):
        return ()
    if not any(issues_at(collector.reading, grammar, deep(grammar, i)) for i in subjects):
        return ()
    behind = [i for i in objects if grammar.phrases[i].first > verb]
    return tuple(p for i in behind[:1] for p in company.direct(grammar, i))


def _of_document(grammar: Grammar, company: Company, view: View, collector: _Collector) -> tuple[Party, ...]:
    """Return whose paper a passive clause tells of: in der UN-Resolution wird .. gefordert."""
    if not view.passive or view.phrases("subj"):
        return ()
    words = load_stances(collector.reading.knowledge, grammar.acts.language).sets["documents"]
    papers = [i for i in view.phrases("in") if grammar.acts.is_word(grammar.head(i), words)]
    return tuple(p for i in papers for p in company.of(grammar, i))


def _pronoun_before(grammar: Grammar, company: Company, view: View) -> tuple[Party, ...]:
    """Return the subject of the main clause before for an unresolved pronoun (X agreed to .., but it resists ..)."""
    clause = view.clause
    if clause.kind == "infinitive" and clause.governor is not None:
        governor = grammar.view_of(clause.governor)
        if governor is None or governor.index == view.index or governor.passive:
            return ()
        view = governor
    subjects = view.phrases("subj")
    if view.clause.kind != "main" or len(subjects) != 1:
        return ()
    if grammar.word(grammar.phrases[subjects[0]].head) not in grammar.acts.small["third_person"]:
        return ()
    before = [v for v in grammar.views if v.last <= view.first and v.clause.kind == "main" and not v.passive]
    for other in reversed(before):
        parties = company.subject(grammar, other)
        if parties:
            return parties if len(parties) == 1 else ()
    return ()


def _is_duty(grammar: Grammar, view: View, collector: _Collector) -> bool:
    """Say whether a clause says what somebody must or should do."""
    stances = load_stances(collector.reading.knowledge, grammar.acts.language)
    modal = stances.modals.get(view.clause.modal.lower()) if view.clause.modal else None
    return modal is not None and modal.other is not None and not view.clause.negated


def _is_hearsay(grammar: Grammar, view: View, stances: Stances) -> bool:
    """Say whether a clause only passes on that somebody did something (soll gefordert haben)."""
    return any(grammar.word(t) in stances.sets["hearsay"] for t in range(view.first, view.last))


def _is_theme(grammar: Grammar, view: View, collector: _Collector) -> bool:
    """Say whether the subject of a clause is what raises the issue (Waffen verlängern den Krieg)."""
    staying = load_stances(collector.reading.knowledge, grammar.acts.language).sets["staying"]
    phrases = view.phrases("subj")
    if view.lemma in staying:
        phrases += tuple(i for slot in view.slots if slot != "subj" for i in view.phrases(slot))
    for i in phrases:
        np = grammar.phrases[i]
        last = max([np.last, *(grammar.phrases[j].last for js in grammar.attributes(i).values() for j in js)])
        if issues_at(collector.reading, grammar, grammar.span(np.first, last)):
            return True
    return False


def _place_holders(grammar: Grammar, company: Company, view: View, slots: tuple[str, ...]) -> tuple[Party, ...]:
    """Return who holds what meets with approval or doubt somewhere (stößt in Chile auf Kritik)."""
    return tuple(p for slot in slots for p in company.slot(grammar, view, slot))


def _judging_phrase(grammar: Grammar, company: Company, view: View, collector: _Collector) -> tuple[Party, ...]:
    """Return for whom something is as it is judged: für die CSU eine rote Linie, unacceptable to Iran."""
    stances = load_stances(collector.reading.knowledge, grammar.acts.language)
    phrases = [i for slot in sorted(stances.sets["judged_by"]) for i in view.phrases(slot)]
    return tuple(p for i in phrases for p in company.direct(grammar, i))


def _believer(grammar: Grammar, company: Company, view: View) -> tuple[Party, ...]:
    """Return who believes what a clause says: Norwegen glaubt, dass .. möglich ist."""
    governor = grammar.view_of(view.clause.governor) if view.clause.governor is not None else None
    if governor is None or governor.index == view.index or governor.lemma not in grammar.acts.small["belief"]:
        return ()
    return company.subject(grammar, governor)


def _judging_subject(
    grammar: Grammar, company: Company, view: View, collector: _Collector, raised: tuple[Raised, ...]
) -> tuple[Party, ...]:
    """Return the subject of a predicate if it is who judges (Die USA sind bereit), not what is judged."""
    text = collector.reading.article.text
    subjects = view.phrases("subj") or (view.phrases("obj") if view.passive else ())
    for i in subjects:
        words = grammar.phrases[i].span.of(text)
        if issues_in(collector.reading.knowledge, grammar.acts.language, words):
            return ()
    return tuple(p for i in subjects for p in company.direct(grammar, i))


def _impersonal(grammar: Grammar, view: View) -> bool:
    subjects = view.phrases("subj")
    if not subjects:
        # What was criticised, nobody says by whom, is not what the speaker criticises.
        return view.passive and view.clause.tense not in PAST
    tokens = [grammar.sentence.tokens[grammar.phrases[i].head] for i in subjects]
    return view.clause.kind != "relative" and all(t.pos == "PRON" for t in tokens)


def _about(grammar: Grammar, item: Raised, whole: Span, text: str) -> Span | None:
    """Return the phrase that names what the position is on."""
    if item.end == 0:
        return None
    start, end = whole.start + item.start, whole.start + item.end
    if end > whole.end or text[start:end].lower() != text[whole.start : whole.end].lower()[item.start : item.end]:
        return None
    best = Span(start, end)
    for i, np in enumerate(grammar.phrases):
        if np.span.overlaps(best):
            chain = [grammar.phrases[j].span.end for items in grammar.attributes(i).values() for j in items]
            return Span(np.span.start, max([np.span.end, best.end, *chain]))
    return best


def _from_nouns(collector: _Collector, grammar: Grammar, memory: Memory) -> None:
    for named in named_stances(collector.reading, collector.company, grammar):
        _add_named(collector, grammar, named, memory)


def _add_named(collector: _Collector, grammar: Grammar, named: Named, memory: Memory) -> None:
    reading = collector.reading
    stmt = collector.company.statement_at(named.trigger)
    voice = speakers_of(collector.company, stmt)
    topic = named.topic
    own = on_topic(grammar, issues_at(reading, grammar, topic, [named.trigger]), topic)
    raised = tuple(r for r in own if not is_general(r))
    for wider in named.wider if named.bare else ():
        if not raised:
            topic, found = wider, on_topic(grammar, issues_at(reading, grammar, wider, [named.trigger]), wider)
            raised = tuple(r for r in found if not is_general(r))[:1]
    if not raised and not own and named.points_back:
        raised = tuple(r._replace(start=0, end=0) for r in memory.raised[:1])
    if not raised:
        topic, raised = named.topic, own
    for party in named.holders:
        holder = Holder(party.actor, voice[0] if voice else None, f"complement of {named.noun}")
        for item in raised:
            stance = TURNED.get(named.stance, named.stance) if item.turned else named.stance
            about = _about(grammar, item, topic, reading.article.text)
            collector.add(holder, item.issue, stance, named.strength, named.span, named.trigger, None, stmt, about)
