"""Which issues a clause takes its stance on: raised by its words, or by what it points back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.claims._reading import Reading
from dragoman.claims.events._match import has_word
from dragoman.claims.events._parties import Company
from dragoman.claims.events._view import Grammar, View
from dragoman.claims.positions._direction import with_ends
from dragoman.claims.positions._stance import Taken, is_complement
from dragoman.knowledge.issues import GENERAL, Raised, issues_in, load_stances
from dragoman.record import Statement
from dragoman.spans import Span

LONGEST_MEMORY = 6
"""Sentences without an issue after which nothing is pointed back to any more."""
HIDDEN = "\x00"
"""Stands for words that raise no issue here: no cue has it, and places stay as they are."""
OFFICES = ("title", "description")
"""Mentions whose words may name an issue by the way: der Sanktionsbeauftragte, the peace envoy."""
ARTICLES = ("ART", "PDAT", "DT", "KOUS", "APPR", "IN", "PRELS", "PRELAT", "WDT")
"""Tags of words that look like pronouns and go with a noun or open a clause."""
REFERRING_SLOTS = ("obj", "dat", "subj", "zu", "von", "to")


@dataclass
class Memory:
    """What was raised last, for clauses that only point back to it; forgotten after a paragraph without issues."""

    paragraph: int = -1
    raised_in: int = -1
    raised: tuple[Raised, ...] = ()
    since: int = 0
    """Sentences since an issue was raised."""
    turned: dict[str, bool] = field(default_factory=dict)
    """Of the issues of this sentence, whether what was wanted or refused is their end (der Abzug of the troops)."""

    def enter(self, paragraph: int) -> None:
        if paragraph != self.paragraph:
            if self.raised_in not in (self.paragraph, paragraph):
                self.raised = ()
            self.paragraph = paragraph

    def keep(self, raised: tuple[Raised, ...]) -> None:
        self.since += 1
        if raised and not (self.raised and all(map(is_general, raised))):
            self.raised = tuple(r._replace(turned=self.turned.get(r.issue.id, False)) for r in raised)
            self.raised_in, self.since = self.paragraph, 0
        elif self.since > LONGEST_MEMORY:
            self.raised = ()
        self.turned.clear()


def is_general(item: Raised) -> bool:
    """Say whether an issue is no more than the agreement that is talked about."""
    return item.issue.rank >= GENERAL


def issues_at(reading: Reading, grammar: Grammar, span: Span, hidden: Sequence[Span] = ()) -> tuple[Raised, ...]:
    """Return the issues that the words of a span raise, without those in some spans and in names of persons."""
    words = span.of(reading.article.text)
    actors = reading.cast.actors
    named = [m.span for m in reading.cast.within(span) if m.form in OFFICES and actors[m.actor].type == "person"]
    for part in (*hidden, *named):
        first, last = max(part.start - span.start, 0), min(part.end - span.start, len(words))
        if first < last:
            words = words[:first] + HIDDEN * (last - first) + words[last:]
    return issues_in(reading.knowledge, grammar.acts.language, words)


def raised_by(
    reading: Reading,
    company: Company,
    grammar: Grammar,
    view: View,
    whole: Span,
    taken: Taken,
    memory: Memory,
    stmt: Statement | None,
) -> tuple[Raised, ...]:
    """Return the issues of a clause, or those it points back to (Dafür, den Vorschlag, dies)."""
    hidden = _beside_the_point(company, grammar, view, whole, taken)
    sought = frozenset(i for slot in taken.slots for i in view.phrases(slot))
    raised = on_topic(grammar, issues_at(reading, grammar, whole, hidden), whole, sought)
    if taken.kind == "predicate":
        raised = _of_subject(company, grammar, view, raised, whole, taken)
    raised = _without_company(reading, grammar, view, raised, whole) or _by_relative(reading, grammar, view)
    general = tuple(r for r in raised if is_general(r))
    if raised and not general:
        return raised
    if _points_back(reading, company, grammar, view, taken) and (taken.kind != "modal" or not taken.negated):
        # A pronoun means what was said last, a noun (the plan, their course) what all is about.
        if _has_pronoun(grammar, view, taken, reading):
            nearest = _raised_before(reading, grammar, view, memory) or memory.raised[-1:]
        else:
            nearest = memory.raised[:1]
        found = tuple(r._replace(start=0, end=0) for r in nearest)
        if found and not (general and (is_general(found[0]) or _names_bargain(reading, grammar, view))):
            return found
    if general and not _is_same(reading, grammar, view, taken):
        return general if taken.kind != "modal" or taken.negated else ()
    helps = taken.kind == "verb" and any(company.of(grammar, i) for i in view.phrases("obj"))
    spoken = taken.kind == "modal" and taken.negated and _first_person(grammar, view)
    if stmt is None or not (spoken or helps) or has_word(grammar, view, grammar.acts.small["only"]):
        return ()
    around = [r for r in issues_at(reading, grammar, grammar.sentence.span) if not is_general(r)]
    return tuple(r._replace(start=0, end=0) for r in around[:1])


def _beside_the_point(company: Company, grammar: Grammar, view: View, whole: Span, taken: Taken) -> list[Span]:
    """Return the words of a clause that its stance is not on: who takes it, what for (als Verrat), when and why."""
    hidden = [
        c.span
        for c in grammar.sentence.clauses
        if c.kind == "subordinate" and whole.covers(c.span) and c.span != whole and not is_complement(grammar, c)
    ]
    if taken.kind != "predicate" and not taken.holder:
        hidden += [grammar.phrases[i].span for i in view.phrases("subj") if company.direct(grammar, i)]
    for i in view.phrases("subj"):
        # Malaysia, which brokered the accord, offered ..: what else is said of who takes the stance.
        last = grammar.phrases[i].last
        hidden += [c.span for c in grammar.sentence.clauses
                   if c.kind == "relative" and c.finite is not None and last <= c.first <= last + 1
                   and view.first < c.first < view.last and c is not view.clause]  # fmt: skip
    words = load_stances(company.reading.knowledge, grammar.acts.language).sets
    if taken.lemma in words["accepting"] and view.verb is not None:
        objects = [i for slot in ("obj", "subj") for i in view.phrases(slot)]
        if any(grammar.acts.is_word(grammar.head(i), words["bargains"] | words["outcomes"]) for i in objects):
            # Who does not recognise a result says nothing of the recognition of a state.
            hidden.append(grammar.sentence.tokens[view.verb].span)
    if taken.idiom:
        # Made the release a condition for a truce: what the condition is for is not wanted by it.
        asked = [i for slot in taken.slots for i in view.phrases(slot) if grammar.head(i) in words["dependent"]]
        ends = {grammar.phrases[i].last for i in asked}
        hidden += [deep(grammar, j) for j, np in enumerate(grammar.phrases) if np.preposition in ends]
    if taken.kind == "verb" and not taken.idiom:
        hidden += _settings(company, grammar, view, taken)
    if taken.kind == "verb" and view.lemma not in grammar.acts.small["judging"]:
        hidden += [deep(grammar, i) for slot in ("als", "as") for i in view.phrases(slot)]
    return hidden


def _settings(company: Company, grammar: Grammar, view: View, taken: Taken) -> list[Span]:
    """Return the phrases that say when, where, why or by what means, where the verb has an object or a clause.

    What stands right behind another noun may belong to it and is left (lehnt Wahlen unter Aufsicht ab).
    """
    sets = load_stances(company.reading.knowledge, grammar.acts.language).sets
    objects = [i for slot in ("obj", "dat") for i in view.phrases(slot)]
    small = grammar.acts.small
    objects = [
        i
        for i in objects
        if grammar.sentence.tokens[grammar.phrases[i].head].pos in ("NOUN", "PROPN")
        or grammar.word(grammar.phrases[i].head) in small["carry_on"]
    ]
    clauses = [grammar.sentence.clauses[i] for i in grammar.governed(view.index)]
    inner = [c for c in clauses if is_complement(grammar, c)]
    if not objects and not inner:
        return []
    ends = {grammar.phrases[i].last for i in range(len(grammar.phrases)) if i not in view.phrases("subj")}
    sought = {i for slot in taken.slots for i in view.phrases(slot)}
    return [
        deep(grammar, i)
        for i, np in enumerate(grammar.phrases)
        if view.first <= np.first < view.last
        and i not in sought
        and i not in objects
        and grammar.preposition(i) in sets["circumstance"]
        and np.preposition not in ends
        and not any(grammar.phrases[j].first <= np.first < grammar.phrases[j].last for j in objects)
        and not any(c.first <= np.first < c.last for c in inner)
    ]


def deep(grammar: Grammar, phrase: int) -> Span:
    """Return the words of a phrase with those of its attributes."""
    np = grammar.phrases[phrase]
    inner = [grammar.phrases[j].last for items in grammar.attributes(phrase).values() for j in items]
    return grammar.span(np.first, max([np.last, *inner]))


def _is_same(reading: Reading, grammar: Grammar, view: View, taken: Taken) -> bool:
    """Say whether a negation is of a word that compares, not of the stance (did not sign the same document)."""
    words = load_stances(reading.knowledge, grammar.acts.language).sets["same"]
    return taken.negated and has_word(grammar, view, words)


def _names_bargain(reading: Reading, grammar: Grammar, view: View) -> bool:
    """Say whether what a clause judges is named as an agreement (the deal), not only by reference (the move)."""
    words = load_stances(reading.knowledge, grammar.acts.language).sets["bargains"]
    phrases = [i for slot in REFERRING_SLOTS for i in view.phrases(slot)]
    return any(grammar.acts.is_word(grammar.head(i), words) for i in phrases)


def _first_person(grammar: Grammar, view: View) -> bool:
    words = grammar.acts.small["first_person"]
    return any(grammar.head(i) in words for i in view.phrases("subj"))


def _acting(view: View, taken: Taken) -> tuple[int, ...]:
    return () if view.passive or taken.kind == "predicate" else view.phrases("subj")


def _opens_with_pointer(grammar: Grammar, view: View, taken: Taken) -> bool:
    """Say whether a clause begins with a pronoun for what was said, not for who acts (das lehnte X ab)."""
    tokens = grammar.sentence.tokens
    actors = {grammar.phrases[i].head for i in _acting(view, taken)}
    return any(
        grammar.word(t) in grammar.acts.small["carry_on"] and tokens[t].tag not in ARTICLES and t not in actors
        for t in range(view.first + _names_what(grammar, view, taken), min(view.first + 2, view.last))
    )


def _has_pronoun(grammar: Grammar, view: View, taken: Taken, reading: Reading) -> bool:
    """Say whether a clause points back by a pronoun or its like: das lehnte X ab, X ist strikt dagegen."""
    pointing = _has_pointing_word(reading, grammar, view, taken)
    heads = [grammar.phrases[i].head for i in view.phrases("obj")]
    object_ = any(
        grammar.word(t) in grammar.acts.small["carry_on"] and grammar.sentence.tokens[t].tag not in ARTICLES
        for t in heads
    )
    return pointing or object_ or _opens_with_pointer(grammar, view, taken)


def _has_pointing_word(reading: Reading, grammar: Grammar, view: View, taken: Taken) -> bool:
    """Say whether dafür, dagegen .. stands for what is judged; *Damit stellt er sich gegen Bonns Kurs* only goes on."""
    words = load_stances(reading.knowledge, grammar.acts.language).sets["pointing"]
    first = view.first + _names_what(grammar, view, taken)
    return any(grammar.word(t) in words for t in range(first, view.last))


def _names_what(grammar: Grammar, view: View, taken: Taken) -> bool:
    """Say whether a noun stands behind a preposition that the verb asks for."""
    judged = [i for slot in taken.slots for i in view.phrases(slot)]
    return any(grammar.sentence.tokens[grammar.phrases[i].head].pos in ("NOUN", "PROPN") for i in judged)


def _raised_before(reading: Reading, grammar: Grammar, view: View, memory: Memory) -> tuple[Raised, ...]:
    """Return the issue raised last in the clauses of the sentence before a clause."""
    if not view.first:
        return ()
    found = issues_at(reading, grammar, grammar.span(0, view.first))
    narrow = [r for r in found if not is_general(r)]
    return tuple(r._replace(turned=memory.turned.get(r.issue.id, False)) for r in narrow[-1:])


def _points_back(reading: Reading, company: Company, grammar: Grammar, view: View, taken: Taken) -> bool:
    """Say whether what a clause judges was named before: dies, den Vorstoß, einen solchen Satz, ihren Kurs."""
    stands_alone = not any(is_complement(grammar, grammar.sentence.clauses[i]) for i in grammar.governed(view.index))
    acting = _acting(view, taken)
    if _opens_with_pointer(grammar, view, taken):
        return True
    if taken.kind == "modal":
        return False
    if stands_alone and _has_pointing_word(reading, grammar, view, taken):
        return True
    phrases = [i for slot in REFERRING_SLOTS for i in view.phrases(slot) if i not in acting]
    phrases += [j for i in phrases for j in grammar.attributes(i).get("gen", ())]
    return any(_names_known(reading, company, grammar, i, stands_alone=stands_alone) for i in phrases)


def _names_known(reading: Reading, company: Company, grammar: Grammar, phrase: int, *, stands_alone: bool) -> bool:
    """Say whether a phrase means what was named before: dies, diesen Schritt, den Vorschlag, not ein Plan für .."""
    small = grammar.acts.small
    sets = load_stances(reading.knowledge, grammar.acts.language).sets
    np = grammar.phrases[phrase]
    head = grammar.head(phrase)
    if head in small["carry_on"] or grammar.word(np.head) in small["carry_on"]:
        return grammar.sentence.tokens[np.head].tag not in ARTICLES
    before = [grammar.word(t) for t in range(np.first, np.head)]
    known = small["carry_nouns"] | sets["referring"]
    if not grammar.acts.is_word(head, known | sets["generic"]):
        return False
    if any(word in sets["demonstrative"] for word in before):
        return True
    if not stands_alone or not grammar.acts.is_word(head, known) or any(w in sets["indefinite"] for w in before):
        return False
    if grammar.acts.is_word(head, sets["vague"]) and grammar.lemma(np.first) not in small["possessives"]:
        return False
    attributes = grammar.attributes(phrase)
    if any(slot in sets["specifying"] for slot in attributes):
        return False
    return all(company.of(grammar, j) for slot in ("gen", "of") for j in attributes.get(slot, ()))


def _of_subject(
    company: Company, grammar: Grammar, view: View, raised: tuple[Raised, ...], whole: Span, taken: Taken
) -> tuple[Raised, ...]:
    """Keep what the subject of a judgement raises: what is judged, not what it is judged to be part of."""
    phrases = view.phrases("subj") or view.phrases("obj")
    judged = [deep(grammar, i) for i in phrases]
    kept = tuple(r for r in raised if any(j.start <= whole.start + r.start < j.end for j in judged))
    if kept:
        return kept
    sentence = grammar.sentence
    named = [i for i in phrases if sentence.tokens[grammar.phrases[i].head].pos in ("NOUN", "PROPN")]
    words = set(taken.lemma.split())
    said = [any(words & {grammar.word(t), grammar.lemma(t)} for t in range(*grammar.phrases[i][:2])) for i in named]
    if not named or any(said) or any(company.of(grammar, i) for i in named):
        return raised
    # Of a thing that raises no issue, the clauses that say what it is may (the aim is to ..).
    inside = [c.span for c in (sentence.clauses[i] for i in grammar.governed(view.index)) if is_complement(grammar, c)]
    return tuple(r for r in raised if any(c.covers(Span(whole.start + r.start, whole.start + r.end)) for c in inside))


def _by_relative(reading: Reading, grammar: Grammar, view: View) -> tuple[Raised, ...]:
    """Return the issues of what a relative clause takes its stance on: the terms that X rejects, was Y ablehnt."""
    clause = view.clause
    if _is_lost_relative(grammar, view):
        before = [i for i, np in enumerate(grammar.phrases) if np.last <= view.first]
        return tuple(r for i in before[-1:] for r in _without_spots(reading, grammar, deep(grammar, i)))
    if clause.kind != "relative" or clause.governor is None:
        return ()
    opening = {grammar.word(t) for t in range(max(clause.first - 1, 0), min(clause.first + 1, clause.last))}
    if opening & load_stances(reading.knowledge, grammar.acts.language).sets["relative_what"]:
        governor = grammar.sentence.clauses[clause.governor]
        span = grammar.span(min(governor.first, clause.first), clause.first)
    elif (antecedent := grammar.antecedent(clause)) is not None and not _has_own_object(view):
        span = deep(grammar, antecedent)
    else:
        return ()
    return _without_spots(reading, grammar, span)[:1]


def _without_spots(reading: Reading, grammar: Grammar, span: Span) -> tuple[Raised, ...]:
    """Return the issues of a span as ones that are only pointed back to."""
    stances = load_stances(reading.knowledge, grammar.acts.language)
    raised = with_ends(grammar, issues_at(reading, grammar, span), span.start, stances)
    return tuple(r._replace(start=0, end=0) for r in raised)


def _is_lost_relative(grammar: Grammar, view: View) -> bool:
    """Say whether a clause is relative although its pronoun was taken for an article (.., die Polen ablehnt)."""
    tokens = grammar.sentence.tokens
    return (
        view.clause.kind == "main"
        and view.verb == view.last - 1 > view.first
        and view.first > 0
        and tokens[view.first - 1].form == ","
        and tokens[view.first].tag == "ART"
        and not view.phrases("obj")
    )


def _has_own_object(view: View) -> bool:
    """Say whether a relative clause has an object of its own: then the pronoun is who acts."""
    return bool(view.phrases("obj")) and bool(view.phrases("subj")) and not view.passive


def _without_company(
    reading: Reading, grammar: Grammar, view: View, raised: tuple[Raised, ...], whole: Span
) -> tuple[Raised, ...]:
    """Leave out what only goes with what the verb is on (a region with its own taxes)."""
    if len(raised) < 2:
        return raised
    words = load_stances(reading.knowledge, grammar.acts.language).sets["alongside"]
    objects = [grammar.phrases[i].span for i in view.phrases("obj")]
    alongside = [deep(grammar, i) for i in range(len(grammar.phrases)) if grammar.preposition(i) in words]
    spots = [Span(whole.start + r.start, whole.start + r.end) for r in raised]
    if not any(o.overlaps(s) for o in objects for s in spots):
        return raised
    return tuple(r for r, s in zip(raised, spots, strict=True) if not any(a.covers(s) for a in alongside)) or raised


def on_topic(
    grammar: Grammar, raised: tuple[Raised, ...], whole: Span, sought: frozenset[int] = frozenset()
) -> tuple[Raised, ...]:
    """Leave out issues raised only by the setting where another is raised; ``sought`` are the verb's complements."""
    if len(raised) < 2:
        return raised
    objects = [np.span for np in grammar.phrases if np.preposition is None]
    spots = [Span(whole.start + r.start, whole.start + r.end) for r in raised]
    narrow = any(r.issue.rank == 1 for r in raised)
    plain = any(o.covers(s) for o in objects for s in spots)

    def is_setting(item: Raised) -> bool:
        # Land to be exchanged in future talks: the talks are no more than where it is to be done.
        scene = grammar.acts.small["setting" if (narrow or plain) and item.issue.rank > 1 else "scene"]
        spot = Span(whole.start + item.start, whole.start + item.end)
        return any(
            np.span.covers(spot) and i not in sought and grammar.preposition(i) in scene
            for i, np in enumerate(grammar.phrases)
        )

    return tuple(item for item in raised if not is_setting(item)) or raised
