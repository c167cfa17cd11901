"""What the tables know of a name or an office on a day, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.articles import article_from_text
from dragoman.knowledge import Knowledge
from dragoman.knowledge.world import Entity, World
from dragoman.language import read_sentences
from dragoman.mentions import find_cast
from dragoman.mentions.names import fold

FRAMES = {"de": "Der {} sprach mit der Presse.", "en": "The {} spoke to the press."}
"""Sentences in which a phrase is asked for its holder."""


def look_up(name: str, knowledge: Knowledge, *, on: str | None = None) -> Iterator[str]:
    """Yield what is known of a name, of a person with the offices of the day ``on``, or who held the office so called.

    Nothing is yielded of what the tables do not know.
    """
    world = knowledge.derive(World.build)
    wanted = fold(name)
    found: dict[str, Entity] = {}
    for table in (world.people, world.states, world.organisations, world.media):
        for entity in table.values():
            names = {fold(n) for n in entity.all_names()}
            if entity.type == "person":
                names |= {fold(n) for n in world.surnames(entity)}
            if wanted in names or wanted == entity.key.split("/", 1)[-1]:
                found[entity.key] = entity
    for entity in found.values():
        yield from _of_entity(entity, world, on)
    if not found and on is not None:
        yield from dict.fromkeys(_holders(name, on, knowledge))


def _of_entity(entity: Entity, world: World, on: str | None) -> Iterator[str]:
    names = ", ".join(dict.fromkeys(entity.all_names()))
    facts = ", ".join(filter(None, (entity.kind or entity.type, entity.country, entity.wikidata)))
    yield f"{entity.key} ({facts}): {names}"
    if entity.type == "person":
        for held in world.holders.of_person(entity.key):
            if on is None or held.covers(on):
                about = f", for {', '.join(held.subject)}" if held.subject else ""
                yield f"  {held.office} of {held.body}, {held.since or '?'} to {held.until or 'now'}{about}"


def _holders(name: str, on: str, knowledge: Knowledge) -> Iterator[str]:
    """Yield who is meant by the words for an office on a day, in either language."""
    for language, frame in FRAMES.items():
        article = article_from_text(frame.format(name), source="look-up", language=language, published=on, plain=True)
        cast = find_cast(article, read_sentences(article, knowledge), knowledge)
        for mention in cast.mentions:
            actor = cast.actor(mention)
            if actor.type == "person":
                yield f"{name} on {on}: {actor.name} ({mention.why})"
