"""Acts that verbs report, and acts that nouns report, within one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.claims.events._found import Found, Part
from dragoman.claims.events._goes_on import DATE, NO_DATE
from dragoman.claims.events._match import consumed, noun_word, verb_word
from dragoman.claims.events._once import once
from dragoman.claims.events._parties import Company
from dragoman.claims.events._phone import by_phone, phoned
from dragoman.claims.events._status import (
    FACTS,
    carried_status,
    carrier_of,
    clause_status,
    is_negated,
    noun_above,
    phrase_status,
    stem,
    tense_status,
)
from dragoman.claims.events._view import WITH, Grammar, View
from dragoman.knowledge.acts import ActWord, Carrier
from dragoman.record import Status
from dragoman.spans import Span

SPEECH_ACTS = frozenset({"proposal", "rejection", "accusation", "threat", "declaration", "invitation"})
"""Acts of words: that they are asked about, refused or denied presupposes that they were said."""
BODY_ACTS = frozenset({"decision", "vote", "agreement"})
SPOKEN_OF = "an act of words that is spoken of"
OWNERS = ("gen", "von", "of")
COMPANIONS = ("mit", "with", "zwischen", "between")
ORIGIN_SLOTS = ("von", "aus", "from", "by")
FAR_SLOTS = ("by", "of", "to", "von", "durch")
IN_VIEW = ("agreement", "ceasefire", "exchange")
INDEFINITE = ("a", "an", "ein", "eine", "einen")
MUTUAL = frozenset({"meeting", "call", "negotiation", "agreement", "conference", "ceasefire", "exchange"})


def acts_of(grammar: Grammar, company: Company, *, unnamed: bool = False) -> tuple[Found, ...]:
    """Return the acts of a sentence, in the order of their triggers, each once.

    ``unnamed`` keeps nouns with which no known actor stands.
    """
    found: list[Found] = []
    taken: set[int] = set()
    words = [
        (view, word)
        for view in grammar.views
        if (word := verb_word(grammar, company, view) or phoned(grammar, company, view)) is not None
    ]
    told = [view for view, word in words if word.act is not None]
    for view, word in words:
        if word.act == "attack" and _is_ended(grammar, view):
            continue
        taken |= consumed(grammar, view, word)
        found.append(_of_verb(grammar, company, view, word, told))
    for phrase in range(len(grammar.phrases)):
        if phrase in taken:
            continue
        around = view_with(grammar, phrase)
        word = noun_word(grammar, company, phrase, around)
        if word is not None:
            found.extend(a for a, known in _of_noun(grammar, company, phrase, around, word) if known or unnamed)
    found = [_at_whom(grammar, company, act, found) for act in found]
    return tuple(sorted(once(_mutual(found), company), key=lambda f: f.trigger))


def _is_ended(grammar: Grammar, view: View) -> bool:
    """Say whether fighting is only what another verb ends (agreed to stop fighting)."""
    governor = grammar.view_of(view.clause.governor) if view.clause.governor is not None else None
    if governor is not None and governor is not view and governor.lemma in grammar.acts.small["ending"]:
        return True
    before = (view.verb or 0) - 1
    return view.verb == view.first and before >= 0 and grammar.lemma(before) in grammar.acts.small["ending"]


def _at_whom(grammar: Grammar, company: Company, act: Found, acts: list[Found]) -> Found:
    """Give a threat or refusal without target that of the act it is about (droht, X werde gegen Y Zölle verhängen)."""
    view = act.view
    if act.word.act not in ("threat", "rejection") or act.phrase is not None or view is None:
        return act
    if any(p.role != "source" for p in act.parts):
        return act
    have = act.actors
    under = [grammar.view_of(i) for i in grammar.governed(view.index)]
    inner = [v for v in under if v is not None and v.clause.kind in ("infinitive", "subordinate", "main")]
    found = [p for a in acts for v in inner if a.view is v for p in a.parts if p.role == "target"]
    if not found and act.word.act == "rejection":
        objects = [i for v in inner if v.clause.kind == "infinitive" for i in v.phrases("obj")]
        found = [Part(p.actor, "target", "obj", p.span) for i in objects for p in company.of(grammar, i)]
    return replace(act, parts=(*act.parts, *(p for p in dict.fromkeys(found) if p.actor not in have)))


def _of_verb(grammar: Grammar, company: Company, view: View, word: ActWord, told: Sequence[View]) -> Found:
    word = by_phone(grammar, company, view, word)
    status, why = clause_status(grammar, view)
    if any(need.slot == "any" and why.lower() in need.words for need in word.needs):
        # Sich bereit erklären: the word makes the act, it does not say whether it took place.
        status, why = tense_status(grammar, view)
    if word.status is not None and status in FACTS:
        status, why = word.status, view.lemma
    token = grammar.sentence.tokens[view.verb] if view.verb is not None else grammar.sentence.tokens[view.first]
    return Found(
        grammar=grammar,
        word=word,
        view=view,
        phrase=None,
        trigger=token.span,
        span=_clause_span(grammar, view, told),
        parts=verb_parts(grammar, company, view, word),
        status=status,
        basis={"status": why},
    )


def _clause_span(grammar: Grammar, view: View, told: Sequence[View]) -> Span:
    """Return the span of a clause with the infinitive clause that completes it (schlug vor, .. zu gründen)."""
    last = view.last
    if view.last < view.clause.last and not any(
        v.index == view.index and v is not view and v.first >= view.last for v in told
    ):
        last = view.clause.last
    for i in grammar.governed(view.index):
        clause = grammar.sentence.clauses[i]
        opener = grammar.opener(clause)
        purpose = opener in grammar.acts.small["purpose_openers"] and grammar.acts.compounds
        if clause.kind == "infinitive" and not purpose and view.last <= clause.first <= view.last + 1:
            last = max(last, clause.last)
    return grammar.span(view.first, last)


def verb_parts(grammar: Grammar, company: Company, view: View, word: ActWord) -> tuple[Part, ...]:
    """Return who plays which part, by the frame of a verb."""
    parts: list[Part] = []
    for slot, role in word.frame.roles.items():
        parties = company.slot(grammar, view, slot, deep=slot in word.frame.deep)
        parts.extend(Part(p.actor, role, slot, p.span) for p in parties)
    if not view.passive and "subj" in word.frame.roles and not any(p.slot == "subj" for p in parts):
        parts = _turned_round(grammar, company, view, word, parts)
    if any(role == "participant" for role in word.frame.roles.values()):
        # In Gespräche mit dem Iran eintreten: who stands with the noun that the verb needs.
        for i in sorted(consumed(grammar, view, word)):
            for slot in COMPANIONS:
                for j in grammar.attributes(i).get(slot, ()):
                    parts.extend(Part(p.actor, "participant", slot, p.span) for p in company.of(grammar, j))
    if view.attributive and word.act in SPEECH_ACTS and not parts:
        # Ein am Freitag eingereichter Antrag Athens.
        whose = (j for i in view.phrases("obj") for s in ("gen", "appos") for j in grammar.attributes(i).get(s, ()))
        parts.extend(Part(p.actor, "source", "gen", p.span) for j in whose for p in company.of(grammar, j))
    if view.passive and word.act in BODY_ACTS and not any(p.slot == "subj" for p in parts):
        parts.extend(_deciding_body(grammar, company, view, parts))
    return tuple(dict.fromkeys(parts))


def _turned_round(grammar: Grammar, company: Company, view: View, word: ActWord, parts: list[Part]) -> list[Part]:
    """Return the parts with the object as who does it, where a thing was taken for the subject.

    That is so where no ending tells them apart: the object stands first (Das Kabinett billigte das Abkommen), or the
    subject is a relative pronoun that means a thing (ein Treffen, das der König angeregt hat).
    """
    subjects, objects = view.phrases("subj"), view.phrases("obj")
    if not (subjects and objects) or grammar.acts.small["fixed_order"]:
        return parts
    if any(grammar.acts.is_doer(grammar.head(i)) for i in subjects):
        return parts
    relative = view.clause.kind == "relative" and grammar.phrases[subjects[0]].first == view.clause.first
    if not relative and grammar.phrases[objects[0]].first > grammar.phrases[subjects[0]].first:
        return parts
    doers = [p for i in objects if grammar.phrases[i].case not in ("acc", "dat") for p in company.of(grammar, i)]
    if not doers:
        return parts
    role = word.frame.roles["subj"]
    others = [p for p in parts if p.slot != "obj"]
    return [Part(p.actor, role, "subj", p.span) for p in doers] + others


def _deciding_body(grammar: Grammar, company: Company, view: View, parts: list[Part]) -> list[Part]:
    """Return the body named in a passive clause of deciding that has no agent (im Rat wurde beschlossen)."""
    have = {p.actor for p in parts}
    named = company.mentions_to_parties(company.reading.cast.within(grammar.span(view.first, view.last)))
    bodies = [p for p in named if p.actor not in have and company.reading.cast.actors[p.actor].type == "organisation"]
    return [Part(p.actor, "source", "place", p.span) for p in bodies[:1]]


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


def slot_of(view: View, phrase: int) -> str | None:
    """Return the slot of a verb that a phrase fills, or None if it is inside another phrase."""
    for slot, phrases in view.slots.items():
        if phrase in phrases:
            return slot
    return None


def _of_noun(
    grammar: Grammar, company: Company, phrase: int, view: View | None, word: ActWord
) -> Iterator[tuple[Found, bool]]:
    slot = slot_of(view, phrase) if view is not None else None
    if view is not None and slot in OWNERS and view.lemma in grammar.acts.small["characterising"]:
        # X sprach von einer Kapitulation: a name for it.
        return
    carrier = _carrier(grammar, view, slot)
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
            if grammar.phrases[i].last > view.verb or name not in word.frame.roles or name not in FAR_SLOTS:
                continue
            parts += tuple(Part(p.actor, word.frame.roles[name], name, p.span) for p in company.of(grammar, i))
    if view is not None and slot in ("subj", "obj") and view.lemma in grammar.acts.small["origin"]:
        # Der Vorschlag kam von Kenia; Zusagen gibt es aus Italien.
        giver = word.frame.roles.get("gen") or word.frame.roles.get("by")
        if giver is not None:
            for name in ORIGIN_SLOTS:
                parts += tuple(Part(p.actor, giver, name, p.span) for p in company.slot(grammar, view, name))
    if word.act == "declaration" and not parts and view is not None and slot in ("in", "mit"):
        # In einer gemeinsamen Erklärung fordern A und B ..: who speaks in it has made it.
        parts += tuple(Part(p.actor, "source", "host", p.span) for p in company.subject(grammar, view))
    parts = tuple(dict.fromkeys(parts))
    basis: dict[str, str] = {}
    if view is not None and word.act in MUTUAL:
        scene = slot or _outer_slot(grammar, view, phrase)
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
    np = grammar.phrases[phrase]
    trigger = grammar.sentence.tokens[np.head].span
    span = grammar.span(view.first, view.last) if carried and view is not None else _chain_span(grammar, phrase)
    yield Found(grammar, word, view, phrase, trigger, span, parts, status, {**basis, "status": why}, carried), known


def _outer_slot(grammar: Grammar, view: View, phrase: int) -> str | None:
    """Return the slot of a noun that only says which part of the act it was (zum Abschluss ihres Treffens)."""
    above = noun_above(grammar, phrase)
    if above is None or above[1].status is not None:
        return None
    slot = slot_of(view, above[0])
    return "bei" if slot == "zu" else slot


def _carrier(grammar: Grammar, view: View | None, slot: str | None) -> Carrier | None:
    if view is None or slot is None:
        return None
    return carrier_of(grammar, view, slot)


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
            parts.extend(Part(p.actor, role, slot, p.span) for p in company.of(grammar, i))
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
    if slot in small["after"] and not have and view.lemma in small["speech"] | small["characterising"]:
        # Said after the meeting: who comes out of it took part.
        found = tuple(
            Part(p.actor, "participant", "told", p.span)
            for p in company.subject(grammar, view)
            if company.is_person(p.actor)
        )
        if found:
            return found, {"participants": "who speaks after it"}
    if word.act == "call" and not have and slot in small["setting"]:
        # X thanked Y in a phone call; in einem Telefonat forderte X von Y ..
        both = [*company.subject(grammar, view)]
        for name in ("obj", "dat", "iobj", "gegenüber"):
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


def noun_status(
    grammar: Grammar, phrase: int, view: View | None, slot: str | None, carrier: Carrier | None, word: ActWord
) -> tuple[Status, str]:
    """Return the status of an act that a noun names."""
    above = noun_above(grammar, phrase)
    if above is not None:
        over, word_above = above
        if word_above.status is not None:
            negated = (
                is_negated(grammar, view) if view is not None and slot_of(view, over) in ("subj", "obj") else False
            )
            found = word_above.negated if negated and word_above.negated else word_above.status
            return found, grammar.head(over)
        if view is not None and carrier is None:
            # Reports of a meeting, der Beginn der Gespräche: what is said of them is said of the act.
            slot = slot_of(view, over)
            carrier = _carrier(grammar, view, slot)
    own = phrase_status(grammar, phrase)
    if carrier is not None and slot == "subj" and grammar.preposition(phrase) in grammar.acts.small["before"]:
        return "possible", "still to begin"
    dated = _undated(grammar, phrase, view)
    if dated is not None:
        return dated
    if carrier is not None and view is not None:
        status, why = carried_status(grammar, view, carrier)
        if word.act in SPEECH_ACTS and status not in FACTS and carrier.status is not None:
            return "happened", SPOKEN_OF
        if own is not None and status in FACTS:
            return own
        return status, why
    if own is not None:
        return own
    first = grammar.word(grammar.phrases[phrase].first)
    if view is None:
        return "happened", "noun"
    status, why = clause_status(grammar, view)
    if slot in grammar.acts.small["before"]:
        return ("happened" if view.clause.tense == "pluperfect" else "planned"), f"{slot}"
    at = grammar.phrases[phrase].preposition
    if at is not None and grammar.word(max(at - 1, 0)) in grammar.acts.small["until"] and status in FACTS:
        return "planned", grammar.word(max(at - 1, 0))
    if slot in grammar.acts.small["after"]:
        return ("happened" if status in FACTS else status), f"{slot}"
    if slot in ("subj", "obj") and (first in grammar.acts.small["negation"] or is_negated(grammar, view)):
        return ("happened", "noun") if word.act in SPEECH_ACTS else (status, why)
    if slot in grammar.acts.small["scene"]:
        return status, why
    if grammar.preposition(phrase) in grammar.acts.small["in_view"] and first in INDEFINITE and word.act in IN_VIEW:
        return "possible", "in view of it"
    return ("happened", "noun") if status in FACTS or word.act in SPEECH_ACTS else (status, why)


def _undated(grammar: Grammar, phrase: int, view: View | None) -> tuple[Status, str] | None:
    """Return the status of an act whose day is (not) set: a date for talks, kein Termin für ein Treffen."""
    dates = grammar.acts.small["dates"]
    above = [i for i in range(len(grammar.phrases)) if grammar.head(i) in dates]
    if view is None or not above:
        return None
    mine = any(phrase in items for i in above for items in grammar.attributes(i).values())
    beside = grammar.preposition(phrase) in ("for", "für") and any(
        view.first <= grammar.phrases[i].head < view.last for i in above
    )
    if not (mine or beside):
        return None
    open_ = is_negated(grammar, view) or any(
        grammar.word(grammar.phrases[i].first) in grammar.acts.small["negation"] for i in above
    )
    return ("undecided", NO_DATE) if open_ else ("planned", DATE)


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


def _mutual(found: list[Found]) -> list[Found]:
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
