"""Source and target of an act with words, country and sector, filled from the sentence where a slot is empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.claims.events._attitude import subject_phrases
from dragoman.claims.events._found import Found
from dragoman.claims.events._view import View
from dragoman.claims.events._whose import NO_COUNTRY, Side, Whose

SOURCE_SLOTS = frozenset({"subj", "host", "attr", "poss", "of", "gen", "by", "from", "von", "durch"})
FORCES = ("troop", "force", "peacekeep", "soldier")
ASKING = ("REQUEST", "ACCUSE")
AGAINST_PEOPLE = ("ACCUSE", "REQUEST", "PROTEST", "COERCE", "ASSAULT", "THREATEN", "SANCTION", "CONCEDE", "MOBILIZE")
"""Types whose target is often of the same state as the source."""
MUTUAL = ("CONSULT", "AGREE", "COOPERATE")


@dataclass(frozen=True)
class Sides(Whose):
    """Both sides of the acts of one sentence."""

    def of_act(self, act: Found, kind: str) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
        """Return who does an act and to whom."""
        view = act.view
        assert view is not None
        sources: list[Side] = []
        targets: list[Side] = []
        roles = act.word.frame.roles
        slots = self._slots(act)
        for slot, role in roles.items():
            phrases = slots.get(slot, ())
            into = sources if self._is_source(slot, role, kind) else targets
            for i in phrases:
                found = self.of_phrases((i,))
                if not found:
                    whole = slot in act.word.frame.deep or slot in ("attr", "obj", "subj", "host")
                    found = self._inside(i, of_all=whole)
                into.extend(found)
        if not sources and roles.get("subj") != "target":
            for i in subject_phrases(self.grammar, view):
                sources.extend(self.of_phrases((i,)) or self._inside(i) or self._proper(i))
        if not sources and not view.passive and roles.get("subj") != "target":
            sources.extend(self._first_before(view))
        hosts = self.of_phrases(slots["host"]) if act.carried and "host" in slots else ()
        if hosts and kind not in MUTUAL:
            targets.extend(s for s in sources if s not in hosts)
            sources = list(hosts)
        source = tuple(dict.fromkeys(sources))
        target = tuple(s for s in dict.fromkeys(targets) if s not in source and not self._is_own_troop(s))
        if not source:
            source = self._by_place()
        if kind in MUTUAL and len(source) > 1 and not target:
            return self._inherit(source, target, view, kind)
        return self._inherit(source, self.fill_targets(target, source, view, kind), view, kind)

    def _slots(self, act: Found) -> dict[str, tuple[int, ...]]:
        view = act.view
        assert view is not None
        if act.phrase is None:
            slots = dict(view.slots)
            slots["subj"] = subject_phrases(self.grammar, view)
            if view.passive:
                slots["subj"] = view.phrases("subj")
            return slots
        slots = dict(self.grammar.attributes(act.phrase))
        slots.pop("poss", None)
        slots["attr"] = (act.phrase,)
        if act.carried:
            slots["host"] = subject_phrases(self.grammar, view)
        return slots

    def _is_source(self, slot: str, role: str, kind: str) -> bool:
        if role in ("source", "mediator", "signatory"):
            return True
        return role in ("participant", "host") and slot in SOURCE_SLOTS

    def _inside(self, phrase: int, *, of_all: bool = True) -> tuple[Side, ...]:
        """Return the actors in a thing's adjectives and attributes: the proposal by Kenya, a Kenyan proposal.

        Without ``of_all`` only those that stand nearest (a Cambodian camp in Thailand).
        """
        found: list[Side] = []
        text = self.company.reading.article.text
        attributes = (items for slot, items in self.grammar.attributes(phrase).items() if slot != "poss")
        for i in (phrase, *(j for items in attributes for j in items)):
            if found and not of_all:
                break
            sides = self.of_phrases((i,)) if i != phrase else ()
            if sides:
                found.extend(sides)
                continue
            span = self.grammar.phrases[i].span
            for mention in self.company.reading.cast.within(span):
                actor = self.company.reading.cast.actors[mention.actor]
                code = self._code_of(actor)
                if code:
                    found.append(Side(mention.span.of(text), code, actor.sector, mention.span))
        return tuple(dict.fromkeys(found))

    def _proper(self, phrase: int) -> tuple[Side, ...]:
        """Return a name that nobody knows as an actor all the same."""
        np = self.grammar.phrases[phrase]
        if self.grammar.sentence.tokens[np.head].pos != "PROPN":
            return ()
        text = np.span.of(self.company.reading.article.text)
        return (Side(text, self._country(phrase, None), self._sector(phrase), np.span),)

    def _first_before(self, view: View) -> tuple[Side, ...]:
        """Return the first actor before a verb whose subject was not found."""
        for i, np in enumerate(self.grammar.phrases):
            if view.verb is None or np.first >= view.verb:
                break
            if np.preposition is None:
                found = self.of_phrase(i)
                if found:
                    return found
        return ()

    def _by_place(self) -> tuple[Side, ...]:
        """Return the country where something happened as its source, where nobody is named."""
        text = self.company.reading.article.text
        for slot in ("in", "near", "at", "outside"):
            for i, np in enumerate(self.grammar.phrases):
                if self.grammar.preposition(i) == slot:
                    country = next(iter((*self._named(np.first, np.last), *self._countries(np.span))), None)
                    if country:
                        return (Side(np.span.of(text), country, None, np.span),)
        return ()

    def fill_targets(
        self, targets: tuple[Side, ...], sources: tuple[Side, ...], view: View, kind: str
    ) -> tuple[Side, ...]:
        """Return the targets, or whom the rest of the sentence names.

        That is who is to do what is asked for, else another country, else people of the same one, else the place.
        """
        if targets:
            return targets
        if kind in ASKING:
            asked = self._asked(view, sources)
            if asked:
                return asked
        own = {s.country for s in sources}
        verb = view.verb if view.verb is not None else view.first
        found = self._others(view, sources)
        abroad = [(f, side) for f, side in found if side.country and side.country not in own]
        if abroad:
            best = min(abroad, key=lambda c: (self._is_force(c[1]), c[0] < verb, abs(c[0] - verb)))[1]
            return tuple(dict.fromkeys((best, *self._joined(best, [side for _, side in abroad]))))
        if kind in AGAINST_PEOPLE:
            people = [(f, side) for f, side in found if f > verb and side.text[:1] and not self._is_own_force(side)]
            if people:
                return (min(people, key=lambda c: abs(c[0] - verb))[1],)
        return ()

    def _joined(self, side: Side, others: list[Side]) -> Iterator[Side]:
        """Yield those of some others that stand in one list with a side (aid for Romania and Poland)."""
        for i, np in enumerate(self.grammar.phrases):
            if np.span == side.span:
                spans = [self.grammar.phrases[j].span for j in self.grammar.conjuncts(i)]
                yield from (other for other in others if other.span in spans)

    def _asked(self, view: View, sources: tuple[Side, ...]) -> tuple[Side, ...]:
        """Return who is to do what is demanded: the subject of the clause that says it."""
        for i in self.grammar.governed(view.index):
            inner = self.grammar.view_of(i)
            if inner is None or inner.clause.kind not in ("subordinate", "main"):
                continue
            phrases = inner.phrases("obj") if inner.passive else inner.phrases("subj")
            found = tuple(s for s in self.of_phrases(phrases) if s not in sources)
            if found:
                return found
        return ()

    def _others(self, view: View, sources: tuple[Side, ...]) -> list[tuple[int, Side]]:
        """Return everybody else that the sentence names, who only tells of it left out, with the token of the head."""
        taken = [s.span for s in sources]
        text = self.company.reading.article.text
        told = self._told_by(view)
        found: list[tuple[int, Side]] = []
        for i, np in enumerate(self.grammar.phrases):
            if any(np.span.overlaps(s) for s in taken) or i in told:
                continue
            sides = self.of_phrase(i) or tuple(
                Side(np.span.of(text), c, None, np.span)
                for c in (self._named(np.first, np.last) or self._countries(np.span))[:1]
            )
            found.extend((np.head, side) for side in sides)
        return found

    def _is_force(self, side: Side) -> bool:
        """Say whether a side is an instrument rather than somebody: peacekeepers that are sent, its troops."""
        return side.sector in ("MIL", "IGO") and self._is_own_force(side)

    def _is_own_troop(self, side: Side) -> bool:
        """Say whether a side is what the other only uses: its troops."""
        words = side.text.lower().split()
        own = bool(words) and words[0] in self.grammar.acts.small["possessives"]
        return own and any(w.startswith(FORCES) for w in words)

    def _is_own_force(self, side: Side) -> bool:
        words = side.text.lower().split()
        own = bool(words) and words[0] in self.grammar.acts.small["possessives"]
        return own or any(w.startswith(FORCES) for w in words)

    def _told_by(self, view: View) -> frozenset[int]:
        """Return the phrases of who says it all (.., a member of the team said; according to the report)."""
        small = self.grammar.acts.small
        found: set[int] = set()
        for other in self.grammar.views:
            if other.index != view.index and other.lemma in small["speech"]:
                for slot, phrases in other.slots.items():
                    if slot == "subj" or other.clause.first > view.first:
                        found.update(phrases)
                        found.update(
                            j
                            for i in phrases
                            for s, js in self.grammar.attributes(i).items()
                            if s != "poss"
                            for j in js
                        )
                found.update(self._before_speech(other))
        for i, np in enumerate(self.grammar.phrases):
            at = np.preposition
            if at is not None and at > 0 and self.grammar.word(at - 1) in small["according"]:
                found.add(i)
                found.update(j for js in self.grammar.attributes(i).values() for j in js)
        return frozenset(found)

    def _before_speech(self, view: View) -> Iterator[int]:
        """Yield the phrases between a comma and a verb of speech: .., an aide to the minister said."""
        tokens = self.grammar.sentence.tokens
        verb = view.verb if view.verb is not None else view.first
        start = next((t for t in range(verb - 1, 0, -1) if tokens[t].form == ","), None)
        if start is not None:
            yield from (i for i, np in enumerate(self.grammar.phrases) if start < np.first and np.last <= verb)

    def _inherit(
        self, sources: tuple[Side, ...], targets: tuple[Side, ...], view: View, kind: str
    ) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
        """Give people without a country that of the place named, else of the other side."""
        told = [self.grammar.phrases[i].span for i in self._told_by(view)]
        places = [p for p in self._places() if not any(t.covers(p.span) for t in told)]
        place = next((p.place.country for p in places if p.place.country), None)
        tokens = self.grammar.sentence.tokens
        place = place or next(iter(self._named(0, len(tokens))), None)
        place = None if place in NO_COUNTRY else place

        def filled(sides: tuple[Side, ...], other: tuple[Side, ...]) -> tuple[Side, ...]:
            known = next((s.country for s in other if s.country and s.country not in NO_COUNTRY), None)
            known = place if kind in MUTUAL else known or place
            return tuple(s if s.country else s._replace(country=known) for s in sides)

        return filled(sources, targets), filled(targets, sources)
