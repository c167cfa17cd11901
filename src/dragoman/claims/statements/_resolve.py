"""From the words that name a speaker to the actors of the cast, and how many of them have no name."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.claims.statements._context import Around, unit_tokens_in
from dragoman.claims.statements._unit import Unit
from dragoman.language import NounPhrase
from dragoman.mentions import Cast
from dragoman.record import Actor, Mention
from dragoman.spans import Span

ATTRIBUTES = 7
"""Words between a number and its noun at most."""
RELATIVE = 10
"""Words behind a noun and a comma in which it may say that the source is not to be named."""
UNCOUNTED = 2
"""Sources in the plural without a number: at least so many."""


def actors_of(spans: Sequence[Span], unit: Unit, cast: Cast) -> tuple[tuple[str, ...], str | None]:
    """Return the actors that some phrases stand for, and the reason where it is not the phrase itself."""
    found: list[str] = []
    why: str | None = None
    for span in spans:
        mentions, reason = _mentions_of(span, unit, cast)
        why = why or reason
        found += [m.actor for m in mentions if m.actor not in found]
    return tuple(found), why


def _mentions_of(span: Span, unit: Unit, cast: Cast) -> tuple[list[Mention], str | None]:
    head = head_of(span, unit)
    near = [m for m in cast.at(span) if m.span.start < span.end and span.start < m.span.end]
    if head is not None:
        on_head = [m for m in near if m.span.start <= head[0] < m.span.end]
        if on_head:
            largest = max(on_head, key=lambda m: (m.span.end - m.span.start, -m.span.start))
            return [m for m in on_head if m.span == largest.span], None
    inside = [m for m in near if span.covers(m.span) and not _is_attribute(m, head, unit, cast)]
    if not inside:
        return [], None
    first = min(inside, key=lambda m: (m.span.start, -m.span.end))
    word = "" if head is None else unit.text[head[0] : head[1]]
    named = head is not None and "," in unit.text[head[1] : first.span.start]
    if head is not None and not named and not _speaks_for(word, cast.actor(first), unit):
        return [], None
    if head is not None and not named and not unit.speech.noun_kinds(word) and first.span.start > head[0]:
        return [m for m in inside if m.span == first.span], f"{word} of it"
    return [m for m in inside if m.span == first.span], None


def _is_attribute(mention: Mention, head: tuple[int, int] | None, unit: Unit, cast: Cast) -> bool:
    """Say whether a mention only says whose or of what kind somebody else is: *his* rival, ein *iranischer* Sender."""
    if head is None or mention.span.end > head[0]:
        return False
    held = [t for t in unit.tokens if mention.span.covers(t.span)]
    if len(held) != 1:
        return False
    of_state = held[0].pos == "ADJ" and held[0].form.islower() and cast.actor(mention).type in ("state", "government")
    return of_state or held[0].tag in ("PPOSAT", "PRP$")


def _speaks_for(word: str, actor: Actor, unit: Unit) -> bool:
    """Say whether somebody called so may speak for an actor: a spokesman of the party, but no *opponent* of it."""
    speech = unit.speech
    if speech.ends_in(word, "speakers", "others_than"):
        return False
    return actor.type != "person" or bool(speech.noun_kinds(word)) or speech.ends_in(word, "speakers", "speaks_for")


def head_of(span: Span, unit: Unit) -> tuple[int, int] | None:
    """Return the span of the head word of a phrase: of the first noun phrase in it."""
    best: NounPhrase | None = None
    at: tuple[int, int] | None = None
    for base, phrase in unit.phrases():
        if not span.covers(phrase.span):
            continue
        if best is None or (phrase.span.start, -phrase.span.end) < (best.span.start, -best.span.end):
            best, head = phrase, unit.tokens[base + phrase.head]
            at = (head.start, head.end)
    return at


def unnamed_sources(where: Around) -> int | None:
    """Return how many sources without a name a statement rests on, None if it names its sources or has none."""
    unit, speech = where.draft.unit, where.draft.unit.speech
    total = 0
    numbers = speech.small.get("speakers", {}).get("numbers", {})
    cue, speakers = where.draft.by, where.draft.speakers
    held = [t for t in unit.tokens if any(s.covers(t.span) for s in speakers)]
    described: set[int] = set()
    if cue is not None and cue.kind == "verb" and cue.speakers and any(t.pos == "PROPN" for t in held):
        described = {i for _, end in cue.speakers for i in range(end, max(cue.words))}
    spoken_to = set(unit_tokens_in(unit, _spoken_to(where)))
    known = where.draft.carrier is not None or any(t.pos == "PROPN" for t in held)
    beside = () if speakers and known and not _draws_on(where) else where.rest
    candidates = sorted({*where.frame, *beside, *unit_tokens_in(unit, where.draft.speakers)} - spoken_to - described)
    seen: set[tuple[int, int]] = set()
    for i in candidates:
        token = unit.tokens[i]
        rows = speech.source_nouns(token.form) or speech.source_nouns(token.lemma)
        rows = rows or (speech.source_nouns(token.form[:-1]) if speech.compounds and token.form.endswith("en") else ())
        if not rows or token.pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        phrase = _phrase_at(unit, i)
        if phrase in seen:
            continue
        reach = RELATIVE if unit.words[phrase[1] : phrase[1] + 1] == (",",) else 6
        window = range(max(0, phrase[0] - 1), min(len(unit.tokens), phrase[1] + reach))
        words = {unit.words[j] for j in window} | {unit.tokens[j].lemma.lower() for j in window}
        if not any(not row.needs or row.needs & words for row in rows) and not _nobody_known(unit, i, phrase):
            continue
        if any(unit.tokens[j].pos == "PROPN" and unit.tokens[j].form.istitle() for j in range(i + 1, phrase[1])):
            continue
        seen.add(phrase)
        number = _number_before(unit, i, phrase[0], numbers)
        if number is None:
            many = any(row.many for row in rows) or _plural(unit, i) or _bare_plural(unit, i, phrase[0])
            number = UNCOUNTED if many else 1
        total += number
    return total or _somebody(where)


def _draws_on(where: Around) -> bool:
    """Say whether others are named beside the speaker on whom the report rests: citing .., according to .."""
    unit, speech = where.draft.unit, where.draft.unit.speech
    openers = {w.split()[0] for key in ("citing", "passed_on") for w in speech.words("speakers", key)}
    openers |= {w.split()[0] for w in speech.words("prepositions", "before")}
    return any(unit.words[i] in openers for i in where.rest)


def _somebody(where: Around) -> int | None:
    """Return 1 if the speaker is a pronoun for a person without a name: *einer*, der dabei war."""
    draft = where.draft
    unit = draft.speaker_unit or draft.unit
    somebody = unit.speech.words("speakers", "somebody")
    alone = len(draft.speakers) == 1 and draft.speakers[0].of(unit.text).lower() in somebody
    return 1 if alone else None


def _spoken_to(where: Around) -> list[Span]:
    """Return the phrases right behind an English verb of telling: told *delegates* that .."""
    unit, cue = where.draft.unit, where.draft.by
    telling = unit.speech.words("complement", "told") | unit.speech.words("complement", "asked")
    if cue is None or cue.clause is None or cue.clause.clause.lemma not in telling:
        return []
    return [p.span for base, p in unit.phrases() if base + p.first == max(cue.words) + 1 and p.preposition is None]


def _nobody_known(unit: Unit, at: int, phrase: tuple[int, int]) -> bool:
    """Say whether a phrase names nobody in particular: *a diplomat*, *diplomats*, but neither the diplomat nor two."""
    if any(unit.tokens[i].pos == "PROPN" for i in range(at + 1, phrase[1])):
        return False
    first = phrase[0]
    numbers = unit.speech.small.get("speakers", {}).get("numbers", {})
    if numbers.get(unit.words[first]) == 1 or unit.words[first] in unit.speech.words("speakers", "plural_pronouns"):
        return True
    return _bare_plural(unit, at, first)


def _bare_plural(unit: Unit, at: int, first: int) -> bool:
    """Say whether a noun stands without an article, as one for a person does in the plural only."""
    sentence, base = unit.sentence_of(at)
    held = sentence.phrase_at(at - base)
    bare = all(unit.tokens[i].pos in ("ADJ", "NOUN") for i in range(first, at + 1))
    return bare and (_plural(unit, at) or (held is not None and held.number is None))


def _number_before(unit: Unit, at: int, first: int, numbers: dict[str, int]) -> int | None:
    """Return the number in front of a noun, attributes between them allowed: zwei mit der Sache vertraute Personen."""
    for i in range(at - 1, max(-1, min(first, at - ATTRIBUTES) - 1), -1):
        token = unit.tokens[i]
        if token.pos == "NUM" or unit.words[i] in numbers:
            if i < first and unit.words[i] in numbers and numbers[unit.words[i]] == 1:
                continue
            word = unit.words[i]
            return numbers.get(word) or (int(word) if word.isdigit() and len(word) < 4 else None)
        if token.pos in ("VERB", "AUX", "PUNCT") and token.mood is not None:
            return None
    return None


def _phrase_at(unit: Unit, at: int) -> tuple[int, int]:
    sentence, base = unit.sentence_of(at)
    held = [np for np in sentence.noun_phrases if base + np.first <= at < base + np.last]
    if not held:
        return at, at + 1
    outer = max(held, key=lambda np: np.last - np.first)
    return base + outer.first, base + outer.last


def _plural(unit: Unit, at: int) -> bool:
    sentence, base = unit.sentence_of(at)
    phrase = sentence.phrase_at(at - base)
    if phrase is not None and phrase.number is not None:
        return phrase.number == "plur"
    return unit.tokens[at].tag in ("NNS", "NNPS")
