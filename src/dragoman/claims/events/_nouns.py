"""Acts that nouns report: das Telefonat mit X, talks between X and Y, after a week of talks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.claims.events._found import Found, Part
from dragoman.claims.events._noun_status import carrier_in, noun_status, slot_of
from dragoman.claims.events._parties import Company
from dragoman.claims.events._status import noun_above, stem
from dragoman.claims.events._told_of import lasted, length_of
from dragoman.claims.events._view import WITH, Grammar, View
from dragoman.knowledge.acts import ActWord
from dragoman.spans import Span

OWNERS = ("gen", "von", "of")
COMPANIONS = ("mit", "with", "zwischen", "between")
ORIGIN_SLOTS = ("von", "aus", "from", "by")
TOLD_SLOTS = ("obj", "dat", "iobj", "gegenüber", "to")
FAR_SLOTS = ("by", "of", "to", "von", "durch")
MUTUAL = frozenset({"meeting", "call", "negotiation", "agreement", "conference", "ceasefire", "exchange"})


def view_with(grammar: Grammar, phrase: int) -> View | None:
    """Return the view of the innermost clause that holds a phrase."""
    np = grammar.phrases[phrase]
    best: View | None = None
    for view in grammar.views:
        if view.attributive:
            continue
        if view.first <= np.head < view.last and (best is None or view.last - view.first <= best.last - best.first):
            best = view
    return best


def of_noun(
    grammar: Grammar, company: Company, phrase: int, view: View | None, word: ActWord
) -> Iterator[tuple[Found, bool]]:
    slot = slot_of(view, phrase) if view is not None else None
    if view is not None and slot in OWNERS and view.lemma in grammar.acts.small["characterising"]:
        # X sprach von einer Kapitulation: a name for it.
        return
    carrier = carrier_in(grammar, view, slot)
    parts = noun_parts(grammar, company, phrase, word)
    if carrier is not None and carrier.host and view is not None and "host" in word.frame.roles:
        role = word.frame.roles["host"]
        parts += tuple(Part(p.actor, role, "host", p.span) for p in company.subject(grammar, view))
    if carrier is not None and view is not None and slot != "mit":
        # Complements that the parser hangs on the verb: hold talks in May with China.
        for name, role in word.frame.roles.items():
            if name in ("mit", "with", "zwischen", "between") and not any(p.slot == name for p in parts):
                parts += tuple(Part(p.actor, role, name, p.span) for p in company.slot(grammar, view, name))
    if carrier is not None and view is not None and slot == "subj" and view.verb is not None:
        # A visit to X by Y could take place: the second complement was hung on the verb.
        for i in range(phrase + 1, len(grammar.phrases)):
            name = grammar.preposition(i) or ""
            before = grammar.phrases[i - 1]
            if grammar.phrases[i].preposition != before.last or (i - 1 != phrase and grammar.noun_words(i - 1)):
                break
            if grammar.phrases[i].last > view.verb or name not in word.frame.roles or name not in FAR_SLOTS:
                continue
            parts += tuple(Part(p.actor, word.frame.roles[name], name, p.span) for p in company.of(grammar, i))
    if view is not None and slot in ("subj", "obj") and view.lemma in grammar.acts.small["origin"]:
        # Der Vorschlag kam von Kenia; Zusagen gibt es aus Italien.
        giver = word.frame.roles.get("gen") or word.frame.roles.get("by")
        if giver is not None:
            for name in ORIGIN_SLOTS:
                parts += tuple(Part(p.actor, giver, name, p.span) for p in company.slot(grammar, view, name))
    if word.act == "vote":
        # Ein von X unterstütztes Referendum.
        behind = (v for v in grammar.views if v.attributive and phrase in v.phrases("obj"))
        parts += tuple(
            Part(p.actor, "source", "durch", p.span) for v in behind for p in company.slot(grammar, v, "subj")
        )
    if word.act == "declaration" and not parts and view is not None and slot in ("in", "mit"):
        # In einer gemeinsamen Erklärung fordern A und B ..: who speaks in it has made it.
        parts += tuple(Part(p.actor, "source", "host", p.span) for p in company.subject(grammar, view))
    parts = tuple(dict.fromkeys(parts))
    basis: dict[str, str] = {}
    alone = not any(p.role == "source" for p in parts)
    if view is not None and word.act == "visit" and alone and slot in grammar.acts.small["setting"]:
        # X, on a visit to Y, said ..; bei einem Besuch in Y sagte X ..
        who = tuple(Part(p.actor, "source", "told", p.span) for p in company.subject(grammar, view))
        parts += tuple(p for p in who if company.is_person(p.actor))
    if view is not None and word.act in MUTUAL:
        scene = slot if slot and slot not in OWNERS else _outer_slot(grammar, view, phrase) or slot
        parts, basis = _with_company(grammar, company, phrase, view, scene, parts, word)
    if word.act in MUTUAL and not basis:
        parts, basis = _with_speaker(grammar, company, phrase, view, parts)
    status, why = noun_status(grammar, phrase, view, slot, carrier, word)
    carried = carrier is not None
    if _is_mutual(grammar, phrase):
        parts = ()
    named = len({p.actor for p in parts if p.slot not in ("scene", "speaker")})
    if len({p.actor for p in parts}) > 1 and word.support == 1:
        named = max(named, 1)
    known = named >= word.support or (carried and (named > 0 or word.act in MUTUAL)) or _is_mutual(grammar, phrase)
    known = known or (word.act in MUTUAL and lasted(grammar, phrase))
    np = grammar.phrases[phrase]
    trigger = grammar.sentence.tokens[np.head].span
    span = grammar.span(view.first, view.last) if carried and view is not None else _chain_span(grammar, phrase)
    yield Found(grammar, word, view, phrase, trigger, span, parts, status, {**basis, "status": why}, carried), known


def _outer_slot(grammar: Grammar, view: View, phrase: int) -> str | None:
    """Return the slot of a noun that only says which part of the act it was (zum Abschluss ihres Treffens)."""
    above = noun_above(grammar, phrase)
    over = above[0] if above is not None and above[1].status is None else length_of(grammar, phrase)
    if over is None:
        return None
    slot = slot_of(view, over)
    return "bei" if slot == "zu" else slot


def noun_parts(grammar: Grammar, company: Company, phrase: int, word: ActWord) -> tuple[Part, ...]:
    """Return who plays which part, by the frame of a noun."""
    parts: list[Part] = []
    attributes = grammar.attributes(phrase)
    for slot, role in word.frame.roles.items():
        if slot == "attr":
            parts.extend(Part(p.actor, role, slot, p.span) for p in company.inside(grammar, phrase))
            parts.extend(Part(p.actor, role, slot, p.span) for p in company.direct(grammar, phrase))
        found = attributes.get(slot, ())
        if not found and slot not in OWNERS:
            # Hung on whose it is: die Kritik der Ministerin an Kenia.
            whose = [j for owner in OWNERS for j in attributes.get(owner, ())]
            found = tuple(i for j in whose for i in grammar.attributes(j).get(slot, ()))
        for i in found:
            parties = company.of(grammar, i, local=word.act not in MUTUAL)
            parts.extend(Part(p.actor, role, slot, p.span) for p in parties)
    return tuple(dict.fromkeys(parts))


def _with_company(
    grammar: Grammar,
    company: Company,
    phrase: int,
    view: View,
    slot: str | None,
    parts: tuple[Part, ...],
    word: ActWord,
) -> tuple[tuple[Part, ...], dict[str, str]]:
    """Return the parties of a meeting with those that the sentence lets one add, and the reason for these.

    Who says or does something at a meeting was there (sagte bei einem Treffen der Kontaktgruppe); who does something
    after a talk with one other had it; one party of a talk that is told by a speaker leaves the speaker as the other.
    """
    small = grammar.acts.small
    have = {p.actor for p in parts}
    one_of_two = bool(have) and all(p.slot in WITH for p in parts)
    asked = grammar.opener(view.clause) in small["undecided_openers"]
    if (slot in small["scene"] or (slot in small["setting"] and one_of_two)) and not asked:
        found = tuple(
            Part(p.actor, "participant", "scene", p.span) for p in company.subject(grammar, view) if p.actor not in have
        )
        if found:
            return parts + found, {"participants": "the subject of the clause that it sets the scene for"}
    if slot in small["purpose"] and one_of_two:
        # Flew to Kenya for talks with X: who flew has the talks.
        found = tuple(
            Part(p.actor, "participant", "scene", p.span) for p in company.subject(grammar, view) if p.actor not in have
        )
        if found:
            return parts + found, {"participants": "the subject of the clause whose purpose it is"}
    if lasted(grammar, phrase) and slot in small["setting"] and not have:
        # Nach viertägigen Verhandlungen unterzeichneten A und B ..: they negotiated.
        found = tuple(Part(p.actor, "participant", "told", p.span) for p in company.subject(grammar, view))
        if found:
            return found, {"participants": "the subject of the clause that it sets the scene for"}
    if slot in small["after"] and not have and view.lemma in small["speech"] | small["characterising"]:
        # Said after the meeting: who comes out of it took part.
        found = tuple(
            Part(p.actor, "participant", "told", p.span)
            for p in company.subject(grammar, view)
            if company.is_person(p.actor)
        )
        if found:
            return found, {"participants": "who speaks after it"}
    if word.act in ("call", "meeting") and not have and slot in small["setting"]:
        # X thanked Y in a phone call; in einem Telefonat forderte X von Y ..
        both = [*company.subject(grammar, view)]
        for name in TOLD_SLOTS:
            both += [p for p in company.slot(grammar, view, name) if company.is_person(p.actor) or name == "gegenüber"]
        found = tuple(Part(p.actor, "participant", "told", p.span) for p in dict.fromkeys(both))
        if len({p.actor for p in found}) > 1:
            return found, {"participants": "those of the clause that it sets the scene for"}
    return parts, {}


def _with_speaker(
    grammar: Grammar, company: Company, phrase: int, view: View | None, parts: tuple[Part, ...]
) -> tuple[tuple[Part, ...], dict[str, str]]:
    """Return the parties of a talk with who tells of it, where all of them stand behind *with* (talks with X and Y)."""
    have = {p.actor for p in parts}
    with_all = bool(have) and all(p.slot in WITH for p in parts)
    if not (len(have) == 1 or with_all) or any(p.slot == "host" for p in parts):
        return parts, {}
    speakers = company.speakers_at(grammar.phrases[phrase].span)
    told = company.statement_at(grammar.phrases[phrase].span)
    told_of = view is None or view.clause.mood == "subjunctive"
    if told is None or (told.type == "free_indirect" and not told_of):
        return parts, {}
    if len(speakers) != 1 or speakers[0].actor in have or not company.is_person(speakers[0].actor):
        return parts, {}
    who = company.principal(grammar, speakers[0].actor)
    if who in have:
        return parts, {}
    only = Part(who, "participant", "speaker", speakers[0].span)
    return (*parts, only), {"participants": "the speaker who tells of it"}


def _chain_span(grammar: Grammar, phrase: int) -> Span:
    """Return the span of a noun with its preposition and all that depends on it."""
    np = grammar.phrases[phrase]
    first = np.first if np.preposition is None else min(np.first, np.preposition)
    last = np.last
    seen = {phrase}
    queue = [phrase]
    while queue and len(seen) < 12:
        for items in grammar.attributes(queue.pop()).values():
            for i in items:
                if i not in seen:
                    seen.add(i)
                    queue.append(i)
                    last = max(last, grammar.phrases[i].last)
    return grammar.span(first, last)


def _is_mutual(grammar: Grammar, phrase: int) -> bool:
    np = grammar.phrases[phrase]
    words = grammar.acts.small["mutual_adjectives"]
    return any(stem(grammar.sentence.tokens[t].form) in words for t in range(np.first, np.head))


def mutual(found: list[Found]) -> list[Found]:
    """Give the parties of a meeting to a mutual visit told beside it (nach dem Treffen mit X gegenseitige Besuche)."""
    done = []
    for act in found:
        if act.phrase is None or act.parts or not _is_mutual(act.grammar, act.phrase):
            done.append(act)
            continue
        other = next((o for o in found if o is not act and o.word.act in MUTUAL and o.parts), None)
        if other is not None:
            parts = tuple(p._replace(role="participant") for p in other.parts)
            done.append(
                replace(act, parts=parts, basis={**act.basis, "participants": "those of the meeting beside it"})
            )
    return done
