"""Linking: from the records of single articles to what they say together, block by block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import replace

from dragoman.knowledge import Knowledge
from dragoman.linking._actors import join_actors
from dragoman.linking._blocks import Block, Made, blocks_of, key_of, order_links
from dragoman.linking._common import Sides
from dragoman.linking._copies import find_copies, reprints
from dragoman.linking._corrections import Corrections, in_their_capacity, on_their_sides, read_corrections
from dragoman.linking._matter import Lexicon
from dragoman.linking._processes import find_processes
from dragoman.linking._roles import role_disputes
from dragoman.record import Link, Linked, Occurrence, Record, apply


def link(
    records: Sequence[Record],
    knowledge: Knowledge | None = None,
    *,
    made: MutableMapping[str, Made] | None = None,
) -> Linked:
    """Return what the records of several articles make together; the order in which they are given does not matter.

    Links and occurrences stay within one process. Older versions of an article are kept but tell nothing here.
    ``knowledge`` tells who is known under several names, which offices were held, and what a user has corrected;
    without it none of that is looked at.

    ``made`` holds what an earlier linking made, block by block: what is found there for exactly the same events,
    positions and statements is not made again. It is changed to what this linking rests on.
    """
    ordered = sorted(records, key=lambda r: (r.article.published or "9", r.article.id))
    copies = find_copies([r.article for r in ordered])
    current = [r for r in ordered if r.article.id not in copies.version_of]
    corrections = knowledge.derive(read_corrections) if knowledge else Corrections()
    found_actors, same = join_actors(ordered, knowledge, corrections)
    actors = on_their_sides(found_actors, corrections)
    renamed = [apply(r, Linked(same=same)) for r in current]
    sides = Sides(actors)
    found_processes, member = find_processes(renamed, actors, sides)
    processes = in_their_capacity(found_processes, actors, corrections)
    articles = {
        r.article.id: replace(
            r.article,
            version_of=copies.version_of.get(r.article.id),
            reprint_of=copies.reprint_of.get(r.article.id),
            processes=(member[r.article.id],) if r.article.id in member else (),
        )
        for r in ordered
    }
    by_process: dict[str, list[Record]] = defaultdict(list)
    for record in renamed:
        if record.article.id in member:
            by_process[member[record.article.id]].append(replace(record, article=articles[record.article.id]))
    occurrences: list[Occurrence] = []
    links: list[Link] = []
    used: dict[str, Made] = {}
    lexicon = knowledge.derive(Lexicon) if knowledge else Lexicon()
    for process, own in sorted(by_process.items()):
        here: list[Occurrence] = []
        for block in blocks_of(own, actors, sides, process=process, knowledge=knowledge, lexicon=lexicon):
            result = _kept(block, made, used)
            here += result.occurrences
            links += result.links
        occurrences += here
        if knowledge is not None:
            links += order_links(own, here, actors, sides, process=process, knowledge=knowledge, lexicon=lexicon)
        links += reprints(copies, {r.article.id: r.article for r in own}, process)
    if made is not None:
        made.clear()
        made.update(used)
    if knowledge is not None:
        current_articles = {r.article.id: articles[r.article.id] for r in current}
        links += role_disputes(actors, current_articles, member, knowledge)
    return Linked(
        articles=articles,
        actors=tuple(actors[i] for i in sorted(actors)),
        same=same,
        processes=tuple(sorted(processes, key=lambda p: (p.since or "", p.id))),
        occurrences=tuple(sorted(occurrences, key=lambda o: (o.time or "9", o.id))),
        links=tuple(sorted({x.id: x for x in links}.values(), key=lambda x: (x.relation, x.items))),
    )


def _kept(block: Block, made: Mapping[str, Made] | None, used: MutableMapping[str, Made]) -> Made:
    """Return what a block makes, taken from an earlier linking where it is of exactly the same input."""
    if made is None:
        return block.make()
    key = key_of(block)
    found = made.get(key)
    used[key] = block.make() if found is None else found
    return used[key]
