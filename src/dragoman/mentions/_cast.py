"""The cast of an article: the one door to who is who in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeVar

from dragoman.knowledge import Knowledge
from dragoman.knowledge.world import Gazetteer, PhraseIndex, Sense, World, plain
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

BODIES = ("organisation/", "medium/")
"""Beginnings of the keys of bodies."""
SILENT_ROLES = frozenset({"byline", "credit", "other"})
"""Roles of passages whose names are no actors of the report: who wrote it, whose picture it is."""


@cache
def scanner_of(language: str) -> Callable[[Knowledge], Scanner]:
    """Return the builder of a language's `Scanner`, to be given to `Knowledge.derive`."""

    def build(knowledge: Knowledge) -> Scanner:
        words = knowledge.derive(vocabulary_of(language))
        nouns = knowledge.derive(noun_index_of(language))
        return Scanner(world_of(knowledge), words, language, nouns, knowledge.derive(shadow_index_of(language)))

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


@cache
def shadow_index_of(language: str) -> Callable[[Knowledge], PhraseIndex]:
    """Return the builder of the index of places whose name holds that of a state they are no part of.

    Northern Ireland, the Gulf of Oman, die Straße von Panama: there the state's name does not name the state.
    """

    def build(knowledge: Knowledge) -> PhraseIndex:
        world, gazetteer = world_of(knowledge), knowledge.derive(Gazetteer.build)
        names = {name: iso for iso, state in world.states.items() for name in state.names.get(language, ())}
        index = PhraseIndex(world.inflection(language).name_endings)
        for place in gazetteer.names():
            inner = {names[word] for word in place.split(" ") if word in names} if " " in place else set()
            known = gazetteer.named(place) if inner else None
            if (
                known is not None
                and known.country not in inner
                and all(iso.isalpha() and iso[0] != "X" for iso in inner)
            ):
                index.add(place, Sense("place", place))
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
    _choose_bodies(text, first_look, locals_, world)
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


def _choose_bodies(
    text: str, first_look: Iterable[tuple[Sentence, str, Sequence[Piece]]], locals_: Locals, world: World
) -> None:
    """Choose among bodies of one name, parties and councils say: those of the state that the article speaks of most."""
    pieces = [(language, piece) for _, language, found in first_look for piece in found]
    spoken_of = Counter(
        entity.country
        for _, piece in pieces
        for key in (piece.state or piece.city, *(piece.people if len(piece.people) == 1 else ()))
        if key is not None and (entity := world.entity(key)) is not None and entity.country
    )
    for language, piece in pieces:
        owner = piece.owner or (piece.title.owner if piece.title else None)
        words = text[piece.start : piece.end] if piece.organisation else (owner.words if owner else "")
        senses = [s for s in world.phrases(language).senses(words) if s.kind in ("name", "short")]
        bodies = [(world.entity(s.key), s) for s in senses if s.key.startswith(BODIES)]
        counted = [(spoken_of[entity.country or ""], -n, sense) for n, (entity, sense) in enumerate(bodies) if entity]
        best = max(counted, default=None)
        if best is not None and best[0] > counted[0][0]:
            locals_.index.add(words, best[2])


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
    with_names = [(s, pieces, [n for n in named[s.index] if s.span.covers(n.span)]) for s, pieces in own]
    for sentence, pieces, names in with_names:
        bodies.states(text, sentence, pieces)
        people.people(text, sentence, pieces, names)
        bodies.organisations(text, sentence, pieces, names)
    people.surnames()
    people.first_names(text, with_names)
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
