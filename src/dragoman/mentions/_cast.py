"""The cast of an article: the one door to who is who in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeVar

from dragoman.knowledge import Knowledge
from dragoman.knowledge.world import Gazetteer, PhraseIndex, Sense, plain
from dragoman.language import Sentence, Sentences
from dragoman.mentions._describe import Describer
from dragoman.mentions._discover import PeopleFinder
from dragoman.mentions._discover_bodies import BodyFinder
from dragoman.mentions._ledger import Ledger, Read
from dragoman.mentions._locals import Locals, Spellings
from dragoman.mentions._pronouns import Pronouns
from dragoman.mentions._resolve import Resolver
from dragoman.mentions._scan import Piece, Scanner
from dragoman.mentions._types import Cast
from dragoman.mentions._vocabulary import noun_index_of, vocabulary_of, world_of
from dragoman.record import LANGUAGES, Article
from dragoman.spans import Span

T = TypeVar("T")

SILENT_ROLES = frozenset({"byline", "credit", "other"})
"""Roles of passages whose names are no actors of the report: who wrote it, whose picture it is."""


@cache
def scanner_of(language: str) -> Callable[[Knowledge], Scanner]:
    """Return the builder of a language's `Scanner`, to be given to `Knowledge.derive`."""

    def build(knowledge: Knowledge) -> Scanner:
        words = knowledge.derive(vocabulary_of(language))
        nouns = knowledge.derive(noun_index_of(language))
        return Scanner(world_of(knowledge), words, language, nouns)

    return build


@cache
def place_index_of(language: str) -> Callable[[Knowledge], PhraseIndex]:
    """Return the builder of the index of place names for a language, to be given to `Knowledge.derive`."""

    def build(knowledge: Knowledge) -> PhraseIndex:
        index = PhraseIndex(world_of(knowledge).inflection(language).name_endings)
        for name in knowledge.derive(Gazetteer.build).names():
            index.add(name, Sense("place", name))
        return index

    return build


def _speech_verbs(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Return the lemmas of the verbs of saying, by language."""
    return {
        language: frozenset(
            row.cells.get("lemma") or row.cells.get("verb", "")
            for row in knowledge.rows(f"{language}/speech_verbs.csv")
        )
        for language in LANGUAGES
    }


def _spellings(knowledge: Knowledge) -> Spellings:
    return Spellings(world_of(knowledge))


def find_cast(article: Article, sentences: Sentences, knowledge: Knowledge) -> Cast:
    """Return the actors of an article, the mentions that stand for them, and the places it names.

    Known names come from the world tables, unknown ones from the text alone. Offices are resolved as of the article's
    publication day; a description that neither text nor tables decide becomes an actor of type ``office``.
    """
    text = plain(article.text)
    default = article.language if article.language in LANGUAGES else "en"
    world = world_of(knowledge)
    locals_ = Locals(PhraseIndex(world.inflection(default).name_endings))
    chosen = [s for s in sentences.sentences if s.role not in SILENT_ROLES and s.tokens]
    scanners = {
        language: knowledge.derive(scanner_of(language))
        for language in {s.language if s.language in LANGUAGES else default for s in chosen}
    }
    first_look = []
    for sentence in chosen:
        language = sentence.language if sentence.language in LANGUAGES else default
        first_look.append((sentence, language, scanners[language].scan(text, sentence)))
    for language in sorted(scanners):
        own = [(sentence, pieces) for sentence, code, pieces in first_look if code == language]
        _discover(text, sentences, own, locals_, language, knowledge)
    reads = []
    contents = _by_sentence(sentences, [q.content for q in sentences.quotations], lambda content: content)
    for number, (sentence, language, pieces) in enumerate(first_look):
        if len(locals_.index):
            pieces = scanners[language].scan(text, sentence, locals_.index)
        words = knowledge.derive(vocabulary_of(language))
        descriptions = Describer(sentence, pieces, words, world.titles(language)).all()
        quoted = tuple(c for c in contents[sentence.index] if c.overlaps(sentence.span))
        reads.append(Read(number, sentence, tuple(pieces), tuple(descriptions), words, quoted))
    ledger = Ledger(article, text, world, locals_, knowledge.derive(_speech_verbs))
    resolver = Resolver(ledger, knowledge.derive(Gazetteer.build), knowledge.derive(place_index_of(ledger.language)))
    pronouns = Pronouns(ledger)
    resolver.prepare(reads)
    for read in reads:
        resolver.sentence(read)
        pronouns.sentence(read)
    mentions = {(m.span, m.actor): m for m in ledger.mentions}
    places = {p.span: p for p in ledger.places}
    return Cast(
        actors=ledger.roster.actors(),
        mentions=tuple(sorted(mentions.values(), key=lambda m: (m.span.start, -m.span.end, m.actor))),
        places=tuple(sorted(places.values(), key=lambda p: p.span)),
    )


def _discover(
    text: str,
    sentences: Sentences,
    own: Sequence[tuple[Sentence, Sequence[Piece]]],
    locals_: Locals,
    language: str,
    knowledge: Knowledge,
) -> None:
    """Add the names that no table knows of the sentences in one language to those of the article."""
    world, words = world_of(knowledge), knowledge.derive(vocabulary_of(language))
    places = knowledge.derive(Gazetteer.build)
    bodies = BodyFinder(world, words, locals_, language=language, places=places, sentences=sentences)
    people = PeopleFinder(
        world,
        words,
        locals_,
        language=language,
        places=places,
        sentences=sentences,
        spellings=knowledge.derive(_spellings),
    )
    named = _by_sentence(sentences, sentences.names, lambda name: name.span)
    for sentence, pieces in own:
        names = [n for n in named[sentence.index] if sentence.span.covers(n.span)]
        bodies.states(text, sentence, pieces)
        people.people(text, sentence, pieces, names)
        bodies.organisations(text, sentence, pieces, names)
    people.surnames()
    bodies.homelands([s for s, _ in own], [pieces for _, pieces in own])
    bodies.adjectives([s for s, _ in own])


def _by_sentence(sentences: Sentences, items: Iterable[T], span_of: Callable[[T], Span]) -> Mapping[int, list[T]]:
    """Return the items that touch each sentence, by its index, in the order given."""
    starts = [s.span.start for s in sentences.sentences]
    found: dict[int, list[T]] = defaultdict(list)
    for item in items:
        start, end = span_of(item)
        number = max(0, bisect_right(starts, start) - 1)
        while number < len(starts) and starts[number] < end:
            found[number].append(item)
            number += 1
    return found
