"""Who was spoken of where in an article so far: what pronouns and "both sides" look back on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.language import Clause, NounPhrase
from dragoman.mentions._ledger import Ledger, Read
from dragoman.mentions._roster import Draft
from dragoman.record import Mention
from dragoman.spans import Span

PARTIES = frozenset({"IGO", "REB", "OPP", "PTY", "GOV", "MIL", "LAB", "BUS"})
"""Sectors of organisations that are a side of a negotiation."""


class Trail:
    """The sentences read so far with their mentions; pronouns add theirs through it."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.reads: list[Read] = []
        self.made: list[list[Mention]] = []
        """The mentions of each sentence read so far."""
        self._seen = 0

    def open(self, read: Read) -> None:
        """Take up the next sentence with the mentions that its names have."""
        self.reads.append(read)
        self.made.append(sorted(self.ledger.mentions[self._seen :], key=lambda m: m.span))

    def close(self) -> None:
        """End a sentence: what comes now is the next one's."""
        self._seen = len(self.ledger.mentions)

    def draft(self, mention: Mention) -> Draft:
        """Return the actor that a mention stands for."""
        return self.ledger.roster.drafts[mention.actor]

    def add(self, draft: Draft, span: Span, why: str, read: Read) -> None:
        """Note that a pronoun of the sentence stands for an actor."""
        self.ledger.mention(draft, span, "pronoun", why, read)
        self.made[-1].append(self.ledger.mentions[-1])

    def add_all(self, chosen: dict[str, Mention], span: Span, why: str, read: Read) -> None:
        """Note that a pronoun stands for several actors."""
        for actor in chosen:
            self.add(self.ledger.roster.drafts[actor], span, why, read)

    def before(self, start: int, back: int) -> Iterator[tuple[Read, Mention]]:
        """Yield the mentions before a place, from the sentence itself backwards."""
        for n in range(len(self.reads) - 1, max(-1, len(self.reads) - 2 - back), -1):
            for mention in self.made[n]:
                if mention.span.end <= start:
                    yield self.reads[n], mention

    def subject(self, clause: Clause, read: Read) -> NounPhrase | None:
        """Return the subject of a clause, or None."""
        phrases = read.sentence.noun_phrases
        return phrases[clause.subject] if clause.subject is not None and clause.subject < len(phrases) else None

    def is_side(self, mention: Mention) -> bool:
        """Say whether a mention is of a state or body that may be a side."""
        draft = self.draft(mention)
        return draft.type in ("state", "organisation") and self.can_be_party(draft)

    def can_be_party(self, draft: Draft) -> bool:
        """Say whether an actor may be one of "both sides": no plural but a state's, no conference or foundation."""
        if draft.type == "organisation":
            return draft.sector in PARTIES or (draft.entity is not None and draft.entity.kind == "group")
        return draft.number != "plur" or draft.type == "state"

    def plural(self, mention: Mention) -> bool:
        """Say whether a mention is of several: a group, a name in the plural, the rebels."""
        draft = self.draft(mention)
        named = draft.number == "plur" and mention.form == "name"
        return draft.type == "group" or named or mention.id in self.ledger.plurals

    def same_clause(self, mention: Mention, clause: Clause | None, other: Read, read: Read) -> bool:
        """Say whether a mention stands in a clause of the sentence that is read."""
        if other is not read or clause is None:
            return False
        at = next(other.sentence.tokens_in(mention.span), None)
        return at is not None and other.clause_at(at) is clause

    def joined_subjects(self, mentions: Sequence[Mention], read: Read) -> dict[str, Mention]:
        """Return the actors that are subjects of one clause together, if each subject is one."""
        phrases = read.sentence.noun_phrases
        for clause in read.sentence.clauses:
            spans = [phrases[n].span for n in clause.subjects if n < len(phrases)]
            if len(spans) < 2:
                continue
            found: dict[str, Mention] = {}
            for span in spans:
                inside = [m for m in mentions if m.span.start < span.end and span.start < m.span.end]
                if inside:
                    found.setdefault(inside[0].actor, inside[0])
            if len(found) >= 2 and len(found) >= len(spans) - 1:
                return found
        return {}


def holds(outer: Span, inner: Span) -> bool:
    """Say whether a span holds another that is smaller."""
    return outer.start <= inner.start and inner.end <= outer.end and outer != inner
