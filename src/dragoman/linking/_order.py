"""Order without a date: what an article says came after or before something else, in it or in another report."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from dragoman.knowledge import Knowledge
from dragoman.linking._common import FAMILY, days
from dragoman.linking._scene import Scene
from dragoman.record import LANGUAGES, Article, Event, Link, Occurrence, Passage, Statement, Status
from dragoman.spans import Span

Direction = Literal["after", "before"]

BETWEEN = 4
"""Words that may stand between a word of order and the noun of the event that it names."""

NOUN_WITHIN = 60
"""Characters after a word of order within which the noun that it stands before is looked for."""

CLOSE = 8
"""Words back in which a verb stands that takes a word for ``before`` as its own."""

TALKS = frozenset(("call", "meeting", "negotiation"))
"""Acts that *talks* and *Gespräch* may recall."""

BACK = 2
"""Sentences back in which an adverb's other event is looked for."""

SURE: frozenset[Status] = frozenset(("happened", "ongoing", "planned", "cancelled"))
"""What can come before or after something."""

DONE: frozenset[Status] = frozenset(("happened", "ongoing", "cancelled"))
"""What is over, or has begun."""

_WORD = re.compile(r"[^\W\d_][\w-]*")
_SENTENCE_END = re.compile(r"(?<![\s(„\"“.]\w)(?<!\d)[.!?…][\"“”»«)]*\s+(?=[\"„“»«(]?[A-ZÄÖÜ0-9])|\n+")


class _Order(NamedTuple):
    """How one language speaks of order."""

    any: re.Pattern[str]
    """Any of its words: most passages have none."""
    noun: re.Pattern[str]
    """Up to the noun of an event."""
    before_noun: re.Pattern[str]
    clause: re.Pattern[str]
    adverb: re.Pattern[str]
    directions: Mapping[str, Direction]
    nouns: Mapping[str, str]
    """Noun of an act → the act."""
    compounds: bool
    beside: re.Pattern[str]
    """What stands between a noun and those who took part."""
    other_uses: tuple[str, ...]
    """Beginnings of words after which the words for ``before`` mean something else."""

    def act_of(self, word: str) -> str | None:
        """Return the act that a noun tells, None for another word."""
        low = word.casefold()
        for form in (low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("en"), low.removesuffix("n"),
                     low.removesuffix("e")):  # fmt: skip
            if form in self.nouns:
                return self.nouns[form]
            if self.compounds:
                for cut in range(3, len(form) - 3):
                    if form[cut:] in self.nouns:
                        return self.nouns[form[cut:]]
        return None


class OrderWords:
    """The words of order of both languages; build it with `Knowledge.derive`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._by_language = {language: made for language in LANGUAGES if (made := _read(knowledge, language))}

    def of(self, language: str | None) -> _Order | None:
        """Return the words of a language, None if there are none."""
        return self._by_language.get(language or "en")


def _read(knowledge: Knowledge, language: str) -> _Order | None:
    rows = list(knowledge.rows(f"{language}/order_words.csv"))
    if not rows:
        return None
    table = knowledge.toml(f"{language}/linking_words.toml")
    directions: dict[str, Direction] = {
        f"{r['kind']} {r['words'].casefold()}": "before" if r["order"] == "before" else "after" for r in rows
    }

    def of(kind: str) -> str:
        words = sorted((r["words"] for r in rows if r["kind"] == kind), key=lambda w: (-len(w), w))
        return "|".join(r"\s+".join(map(re.escape, w.split())) for w in words)

    flags = re.IGNORECASE
    return _Order(
        any=re.compile(rf"\b(?:{of('noun')}|{of('clause')}|{of('adverb')})\b", flags),
        noun=re.compile(rf"\b({of('noun')})\s+(?P<between>(?:[^\s,.;:–—]+\s+){{0,{BETWEEN}}}?)[^\s,.;:]*$", flags),
        before_noun=re.compile(rf"\b({of('noun')})\s", flags),
        clause=re.compile(rf"(?:^|[,–—(]\s*|\bund\s+|\band\s+)({of('clause')})\b[^,.;:]*$", flags),
        adverb=re.compile(rf"\b({of('adverb')})\b(?!\s+(?:this|that|on|in|today|than|or|am|im|als|oder)\b)", flags),
        directions=directions,
        nouns={
            r["lemma"].casefold().split()[-1]: r["act"]
            for r in reversed(list(knowledge.rows(f"{language}/acts_nouns.csv")))
            if r["act"]
        },
        # A German compound counts as its last part.
        compounds=language == "de",
        beside=re.compile(rf"\s+(?:{'|'.join(map(re.escape, table.get('beside', ())))})\s+(?:[a-zäöü]+\s+)?"),
        other_uses=tuple(str(table.get("before_else", "")).split()),
    )


class _Clause(NamedTuple):
    """An event or statement of a sentence: where its words and its core stand."""

    item: Event | Statement
    span: Span
    at: int


class Orderer:
    """Finds the links of order of one process."""

    def __init__(self, scene: Scene, words: OrderWords, occurrences: Iterable[Occurrence]) -> None:
        self._scene = scene
        self._words = words
        self._whole = {e: occ for occ in occurrences for e in occ.events}

    def follows(
        self, article: Article, events: Sequence[Event], statements: Sequence[Statement], known: Mapping[str, Event]
    ) -> Iterator[Link]:
        """Yield the links of one article: the later item first, then the earlier one, then another report of that.

        ``known`` holds the events of the whole process by id.
        """
        words = self._words.of(article.language)
        if words is None or not events:
            return
        made: dict[tuple[str, str], Link] = {}
        for passage in article.passages:
            if passage.role == "body" and words.any.search(article.text, passage.span.start, passage.span.end):
                inside = [e for e in events if passage.span.covers(e.span)]
                said = [s for s in statements if s.cue_span and passage.span.covers(s.cue_span)]
                for later, earlier, span in self._of_passage(article, passage, inside, said, words):
                    made.setdefault((later.id, earlier.id), self._link(later, earlier, span, known))
        yield from made.values()

    def _of_passage(
        self, article: Article, passage: Passage, events: Sequence[Event], said: Sequence[Statement], words: _Order
    ) -> Iterator[tuple[Event | Statement, Event | Statement, Span]]:
        starts = _sentences(article.text, passage.span)
        in_sentence: dict[int, list[_Clause]] = defaultdict(list)
        for event in events:
            in_sentence[bisect_right(starts, event.trigger.start) - 1].append(
                _Clause(event, event.span, event.trigger.start)
            )
        for stmt in said:
            if stmt.cue_span is not None:
                in_sentence[bisect_right(starts, stmt.cue_span.start) - 1].append(
                    _Clause(stmt, stmt.cue_span, stmt.cue_span.start)
                )
        for number, own in sorted(in_sentence.items()):
            start = starts[number]
            end = starts[number + 1] if number + 1 < len(starts) else passage.span.end
            if not words.any.search(article.text, start, end):
                continue
            named = self._named(article.text, Span(start, end), own, words)
            named += self._recalled(article.text, Span(start, end), own, [c for n in range(number, -1, -1) for c in
                                    sorted(in_sentence.get(n, ()), key=lambda c: -c.at)], words)  # fmt: skip
            for other, direction, span in named:
                main = _main(own, other, [n for n, _, _ in named], span)
                if main is not None:
                    yield from _ordered(main, other, direction, span)
            if not named:
                yield from self._by_adverb(article.text, Span(start, end), number, in_sentence, words)

    def _named(
        self, text: str, sentence: Span, own: Sequence[_Clause], words: _Order
    ) -> list[tuple[Event, Direction, Span]]:
        """Return the events of a sentence that a word of order stands before."""
        found: list[tuple[Event, Direction, Span]] = []
        for clause in own:
            event = clause.item
            if not isinstance(event, Event):
                continue
            before = text[sentence.start : event.trigger.start]
            match = words.noun.search(before) if words.act_of(event.trigger.of(text)) else None
            if match is not None and words.compounds and any(w[0].isupper() for w in match["between"].split()):
                match = None
            kind = "noun"
            if match is None:
                match, kind = words.clause.search(before), "clause"
                # The word must open the clause that tells the event.
                if match is not None and sentence.start + match.end(1) + 1 < event.span.start:
                    match = None
            if match is not None:
                direction = words.directions[f"{kind} {' '.join(match[1].casefold().split())}"]
                if not _means_else(before[: match.start(1)], direction, words):
                    found.append((event, direction, Span(sentence.start + match.start(1), event.trigger.end)))
        return found

    def _recalled(
        self, text: str, sentence: Span, own: Sequence[_Clause], told: Sequence[_Clause], words: _Order
    ) -> list[tuple[Event, Direction, Span]]:
        """Return events that a noun with a word of order recalls (*nach dem Treffen*) and that were told before it."""
        found: list[tuple[Event, Direction, Span]] = []
        for match in words.before_noun.finditer(text, *sentence):
            for word in _WORD.finditer(text, match.end(), min(sentence.end, match.end() + NOUN_WITHIN)):
                if any(isinstance(c.item, Event) and c.item.trigger.overlaps(word.span()) for c in own):
                    break
                # The bare noun recalls what was told; *G8-Treffen* names another thing.
                act = words.nouns.get(word[0].casefold()) if word[0][0].isupper() or not words.compounds else None
                if act is None:
                    # German nouns are written large: the word of order belongs to another one (*nach Moskau*).
                    if words.compounds and word[0][0].isupper():
                        break
                    continue
                event = self._told(text, act, Span(match.start(), word.end()), sentence, told, words)
                direction = words.directions[f"noun {' '.join(match[1].casefold().split())}"]
                if event is not None and not _means_else(text[sentence.start : match.start()], direction, words):
                    found.append((event, direction, Span(match.start(), word.end())))
                break
        return found

    def _told(
        self, text: str, act: str, phrase: Span, sentence: Span, told: Sequence[_Clause], words: _Order
    ) -> Event | None:
        """Return the last event told before a phrase that its noun may recall, with those whom it names after it."""
        family = FAMILY.get(act, act)
        before = [c.item for c in told if isinstance(c.item, Event) and c.item.trigger.start < phrase.start]
        after = Span(phrase.end, min(sentence.end, phrase.end + NOUN_WITHIN))
        article = before[0].article if before else ""
        near = self._scene.mentioned(article, after)
        named = [m.actor for m in near if words.beside.fullmatch(text, phrase.end, m.span.start)]
        for event in before:
            one = FAMILY.get(event.act, event.act) == family or (act in TALKS and event.act in TALKS)
            if one and event.status in SURE and {p.actor for p in event.participants}.issuperset(named):
                return event
        return None

    def _by_adverb(
        self, text: str, sentence: Span, number: int, in_sentence: Mapping[int, Sequence[_Clause]], words: _Order
    ) -> Iterator[tuple[Event | Statement, Event | Statement, Span]]:
        match = words.adverb.search(text, *sentence)
        if match is None:
            return
        own = [c for c in in_sentence[number] if isinstance(c.item, Event)] or list(in_sentence[number])
        # The clause that the adverb stands in or next to.
        main = min(
            own, key=lambda c: (not c.span.start <= match.start() <= c.span.end, abs(c.at - match.start()), c.item.id)
        )
        earlier_in_sentence = [
            c
            for c in in_sentence[number]
            if isinstance(c.item, Event) and c.span.end <= match.start() and c is not main
        ]
        before = [
            c
            for n in range(number - 1, max(-1, number - 1 - BACK), -1)
            for c in sorted(in_sentence.get(n, ()), key=lambda c: -c.at)
            if isinstance(c.item, Event) and c.item.status in SURE
        ]
        other = next(iter([*sorted(earlier_in_sentence, key=lambda c: -c.at), *before]), None)
        if other is None or not isinstance(other.item, Event):
            return
        direction = words.directions[f"adverb {' '.join(match[1].casefold().split())}"]
        yield from _ordered(main.item, other.item, direction, Span(*match.span()))

    def _link(
        self, later: Event | Statement, earlier: Event | Statement, span: Span, known: Mapping[str, Event]
    ) -> Link:
        scene = self._scene
        first, second = _span_of(later), _span_of(earlier)
        why = (
            f"{scene.quoted(later.article, first)} comes after {scene.quoted(earlier.article, second)}: "
            f"so says {scene.quoted(later.article, span)}"
        )
        items = [later.id, earlier.id]
        where = [(later.article, first), (earlier.article, second), (later.article, span)]
        if isinstance(earlier, Event):
            elsewhere = self._elsewhere(earlier, known)
            if elsewhere is not None:
                items.append(elsewhere.id)
                where.append((elsewhere.article, elsewhere.span))
                why += f"; told in the report of {scene.published(elsewhere.article)} as {scene.quoted(*where[-1])}"
        return scene.link("follows", items, why, where)

    def _elsewhere(self, event: Event, known: Mapping[str, Event]) -> Event | None:
        """Return the report of an event in another article that tells most of it: its day, its place."""
        occ = self._whole.get(event.id)
        others = [known[e] for e in occ.events if known[e].article != event.article] if occ else []
        return min(others, key=lambda e: (not e.time, not e.place, e.status not in SURE, e.id), default=None)


def _ordered(
    main: Event | Statement, other: Event, direction: Direction, span: Span
) -> Iterator[tuple[Event | Statement, Event | Statement, Span]]:
    """Yield what came later, what came earlier, and the words that say so; nothing where both have days."""
    if main is other or other.status not in SURE:
        return
    if isinstance(main, Event):
        first, second = (other, main) if direction == "after" else (main, other)
        # What has happened does not come after what is yet to come.
        if main.status not in SURE or (second.status in DONE and first.status not in DONE):
            return
        one, two = days(main.time), days(other.time)
        if one and two and not one.meets(two):
            return
    yield (main, other, span) if direction == "after" else (other, main, span)


def _main(own: Sequence[_Clause], other: Event, named: Sequence[Event], phrase: Span) -> Event | Statement | None:
    """Return what the sentence says of the event that a word of order names: the nearest other clause."""
    left = [c for c in own if c.item is not other and c.item not in named and not _inside(c.item, other, phrase)]
    events = [c for c in left if isinstance(c.item, Event)]
    # The clause that the phrase stands in comes before one that is only near.
    found = min(
        events or left, key=lambda c: (not c.span.overlaps(phrase), abs(c.at - phrase.start), c.item.id), default=None
    )
    return found.item if found else None


def _inside(item: Event | Statement, other: Event, phrase: Span) -> bool:
    """Say whether an event is told inside the words that name the other one."""
    return isinstance(item, Event) and (other.span.covers(item.span) or phrase.covers(item.trigger))


def _means_else(before: str, direction: Direction, words: _Order) -> bool:
    """Say whether a word for ``before`` belongs to a verb or noun (*warnte vor*)."""
    return direction == "before" and any(
        w.startswith(words.other_uses) for w in before.casefold().split()[-CLOSE:] if words.other_uses
    )


def _span_of(item: Event | Statement) -> Span:
    return item.span if isinstance(item, Event) else item.spans[0]


def _sentences(text: str, span: Span) -> list[int]:
    """Return where the sentences of a passage begin."""
    return [span.start, *(m.end() for m in _SENTENCE_END.finditer(text, *span) if m.end() < span.end)]
