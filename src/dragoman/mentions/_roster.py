"""The actors of one article while they are being found: who they are, what they are called and said to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.knowledge.world import Entity, World
from dragoman.mentions.names import fold
from dragoman.record import Actor, ActorType, Article, ProducedBy, Role, make_id

PRODUCED_BY = ProducedBy("rule", "mentions.cast", "1")
ACTOR_TYPES: dict[str, ActorType] = {
    "person": "person",
    "state": "state",
    "organisation": "organisation",
    "medium": "medium",
}
MOST_NAMES = 12
"""Names of one actor in one language that a record carries; the tables list every inflected form."""


@dataclass(slots=True)
class Draft:
    """An actor in the making."""

    id: str
    type: ActorType
    name: str
    entity: Entity | None = None
    key: str | None = None
    names: dict[str, dict[str, None]] = field(default_factory=dict)
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    number: str = "sing"
    roles: list[Role] = field(default_factory=list)
    offices: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """Office and body (empty if not said) that the text gives it → ``former``, ``coming`` or None."""
    seen: set[str] = field(default_factory=set)
    """The names that the article itself uses."""
    mentioned: bool = False

    @property
    def entity_key(self) -> str:
        """Return the key of the entity, or the id for an actor without one."""
        return self.entity.key if self.entity else self.id

    def seen_as(self, name: str, language: str) -> None:
        """Note a name that the article uses."""
        self.names.setdefault(language, {})[name] = None
        self.seen.add(name)


class Roster:
    """All actors of one article, each made once."""

    def __init__(self, article: Article, world: World, language: str) -> None:
        self._article = article
        self._world = world
        self.language = language
        self.drafts: dict[str, Draft] = {}
        self._by_key: dict[str, Draft] = {}

    def of(self, entity: Entity) -> Draft:
        """Return the actor of an entity of the tables or of the text."""
        draft = self._by_key.get(entity.key)
        if draft is not None:
            return draft
        kind = ACTOR_TYPES.get(entity.type, "organisation")
        local = entity.key.startswith("text/")
        name = entity.name(self.language)
        if not local:
            id = make_id("actor", kind, entity.key)
        elif " " in name or kind == "state":
            id = make_id("actor", kind, fold(name))
        else:
            id = make_id("actor", kind, self._article.id, entity.key)
        draft = Draft(id, kind, name, entity, None if local else entity.key)
        for language, names in (*entity.names.items(), *entity.short.items()):
            draft.names.setdefault(language, {}).update(dict.fromkeys(names))
        draft.country = entity.country if entity.country in self._world.states else None
        draft.sector = entity.sector
        draft.gender = entity.gender
        if entity.gender in ("p", "pl"):
            draft.number = "plur"
        self._by_key[entity.key] = draft
        return self.drafts.setdefault(id, draft)

    def known(self, key: str) -> Draft | None:
        """Return the actor of an entity's key if it has been made."""
        return self._by_key.get(key)

    def put(self, kind: ActorType, parts: tuple[object, ...], name: str, *, country: str | None = None) -> Draft:
        """Return the actor of a kind that is told from others by ``parts``, made if it is new."""
        id = make_id("actor", kind, *parts)
        draft = self.drafts.get(id)
        if draft is None:
            draft = Draft(id, kind, name, country=country)
            draft.seen_as(name, self.language)
            self.drafts[id] = draft
        return draft

    def actors(self) -> Mapping[str, Actor]:
        """Return the finished actors that are mentioned, in the order of their ids."""
        return {id: self._finished(draft) for id, draft in sorted(self.drafts.items()) if draft.mentioned}

    def _roles_by_table(self, draft: Draft) -> list[Role]:
        """Return the offices that the tables give a person on the article's day."""
        day = self._article.published
        if draft.key is None or draft.type != "person" or day is None:
            return []
        found = []
        for held in self._world.holders.of_person(draft.key):
            if not held.covers(day):
                continue
            body = self._world.body(held.body)
            title = self._world.office_title(held.office, held.body, self.language, draft.gender)
            if body is None or title is None:
                continue
            country = body.country if body.country in self._world.states else None
            name = None if body.type == "state" else body.name(self.language)
            basis = f"holders table, {day}"
            found.append(Role(title, name, country, held.since, held.until, basis=basis))
            if draft.sector is None:
                draft.sector = self._world.titles(self.language).sector(held.office)
        return found

    def _finished(self, draft: Draft) -> Actor:
        return Actor(
            id=draft.id,
            type=draft.type,
            name=draft.name,
            names={code: _without_inflected(names, draft.seen) for code, names in sorted(draft.names.items()) if names},
            country=draft.country,
            sector=draft.sector,
            wikidata=draft.entity.wikidata if draft.entity else None,
            roles=tuple(_joined([*draft.roles, *self._roles_by_table(draft)])),
            key=draft.key,
            produced_by=PRODUCED_BY,
        )


def _without_inflected(names: dict[str, None], seen: set[str]) -> tuple[str, ...]:
    """Return the first name, those the article uses, and others, without mere cases of one another (Kremls)."""
    kept: list[str] = []
    first = next(iter(names))
    for name in sorted(names, key=lambda n: (n != first, n not in seen)):
        if any(_same_but_for_endings(name, known) for known in kept):
            continue
        kept.append(name)
    return tuple(kept[:MOST_NAMES])


def _same_but_for_endings(a: str, b: str) -> bool:
    one, two = a.split(" "), b.split(" ")
    if len(one) != len(two):
        return False
    for x, y in zip(one, two, strict=True):
        if x == y:
            continue
        stem = x if len(x) <= len(y) else y
        cut = max(3, len(stem) - 2)
        bent = x[:cut] == y[:cut] and {x[cut:], y[cut:]} <= ENDINGS
        if not bent and x not in (y + "s", y + "es") and y not in (x + "s", x + "es"):
            return False
    return len(one) > 1 or a in (b + "s", b + "es")


ENDINGS = frozenset({"", "e", "n", "s", "r", "m", "en", "er", "es", "em"})


def _joined(roles: list[Role]) -> list[Role]:
    """Return the roles without repetition; the first evidence of each is kept."""
    found: dict[tuple[str, str | None, str | None], Role] = {}
    for role in roles:
        key = (role.title.casefold(), role.organisation, role.country)
        known = found.get(key)
        if known is None:
            found[key] = role
        elif known.since is None and role.since is not None:
            basis = "; ".join(filter(None, (known.basis, f"since and until: {role.basis}")))
            found[key] = known._replace(since=role.since, until=role.until, basis=basis)
    return list(found.values())
