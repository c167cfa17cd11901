"""Which of the statements found stand in the record by themselves."""

from __future__ import annotations

from dataclasses import replace

from dragoman.claims.statements._draft import Draft

WHOLE_WORDS = 5
"""A quotation within indirect speech of at least so many words and a verb is a statement of its own."""
BARE_WORDS = 2
"""Words outside a quotation (dass, that) that do not make indirect speech of it."""


def for_record(drafts: list[Draft]) -> list[Draft]:
    """Return the statements without fragments, headings said again, frames of nothing and thoughts of nobody."""
    kept = [d for d in drafts if _stands_alone(d) and not _thought_of_nobody(d) and not _noun_of_nobody(d)]
    kept = _without(kept, [d for d in kept if _only_asked(d, kept) or _own_thought(d)])
    return _without_repeated_headings(_without_bare_frames(kept))


def _without(drafts: list[Draft], dropped: list[Draft]) -> list[Draft]:
    """Return some statements without others; what stood inside of those stands inside of what held them."""
    outer = {d.spans: d.carrier for d in dropped}
    left = [d for d in drafts if not any(d is other for other in dropped)]
    spans = {d.spans for d in left}
    return [replace(d, carrier=outer[d.carrier]) if d.carrier in outer and d.carrier not in spans else d for d in left]


def _only_asked(draft: Draft, drafts: list[Draft]) -> bool:
    """Say whether a statement is only asked about: asked whether the government *had promised* help."""
    if draft.carrier is None or draft.type == "direct":
        return False
    outer = next((d for d in drafts if d.spans == draft.carrier and d is not draft), None)
    if outer is None or outer.type != "indirect":
        return False
    asking = draft.unit.speech.words("nouns", "asking")
    opener = next((t.form.lower() for t in outer.unit.tokens if outer.covers(t.start)), "")
    return opener in asking


def _own_thought(draft: Draft) -> bool:
    """Say whether a statement within another is what its speaker says to think: sagte, *er glaube*, dass .."""
    verb = None if draft.by is None else draft.by.verb
    if draft.carrier is None or draft.type != "indirect" or verb is None or verb.mode != "thought":
        return False
    pronouns = draft.unit.speech.words("speakers", "pronouns")
    return all(span.of(draft.unit.text).lower() in pronouns for span in draft.speakers)


def _stands_alone(draft: Draft) -> bool:
    """Say whether a quotation inside indirect speech is more than a fragment of it."""
    if draft.type != "direct" or draft.carrier is None:
        return True
    unit = draft.unit
    tokens = [t for t in unit.tokens if any(s.start <= t.start < s.end for s in draft.spans)]
    words = [t for t in tokens if t.form[0].isalnum()]
    return len(words) >= WHOLE_WORDS and any(t.mood is not None or t.pos in ("VERB", "AUX") for t in words)


def _without_repeated_headings(drafts: list[Draft]) -> list[Draft]:
    """Leave out headings whose words the body gives again as a quotation."""
    body = [_plain(d) for d in drafts if d.unit.role == "body" and d.type == "direct"]
    return [d for d in drafts if d.unit.role == "body" or not any(_plain(d) in words for words in body)]


def _plain(draft: Draft) -> str:
    words = " ".join(span.of(draft.unit.text) for span in draft.spans)
    return " ".join("".join(c if c.isalnum() else " " for c in words.lower()).split())


def _thought_of_nobody(draft: Draft) -> bool:
    """Say whether a passive of thinking names nobody who thinks: es wird erwartet, dass .."""
    verb = None if draft.by is None else draft.by.verb
    clause = None if draft.by is None or draft.by.clause is None else draft.by.clause.clause
    return verb is not None and clause is not None and clause.passive and not verb.strong and not draft.speakers


def _noun_of_nobody(draft: Draft) -> bool:
    """Say whether a noun carries an infinitive without saying whose it is: die Bereitschaft, zu verhandeln."""
    if draft.by is None or draft.by.kind != "noun" or draft.speakers or draft.type == "direct":
        return False
    held = [t for t in draft.unit.tokens if draft.covers(t.start)]
    return not any(t.mood is not None for t in held) or held[0].form.lower() in draft.unit.speech.words(
        "nouns", "asking"
    )


def _without_bare_frames(drafts: list[Draft]) -> list[Draft]:
    """Give up indirect speech that is one quotation with a conjunction: dass „wir bereit sind“ is direct."""
    dropped: dict[tuple[tuple[int, int], ...], Draft] = {}
    for draft in drafts:
        if draft.type == "indirect" and _bare(draft, drafts):
            dropped[draft.spans] = draft
    kept = []
    for draft in drafts:
        if draft.spans in dropped and draft.type == "indirect":
            continue
        outer = None if draft.carrier is None else dropped.get(draft.carrier)
        kept.append(draft if outer is None else replace(draft, carrier=outer.carrier))
    return kept


def _bare(draft: Draft, drafts: list[Draft]) -> bool:
    inner = [d for d in drafts if d.type == "direct" and d.carrier == draft.spans]
    if len(inner) != 1:
        return False
    outside = [
        t for t in draft.unit.tokens if draft.covers(t.start) and not inner[0].covers(t.start) and t.form[0].isalnum()
    ]
    return len(outside) <= BARE_WORDS and all(t.pos not in ("NOUN", "PROPN") for t in outside)
