"""Who is called what: offices that two articles, or one and the tables, give a person and that do not agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.knowledge import Knowledge
from dragoman.knowledge.world import World
from dragoman.linking._common import LINKING, days
from dragoman.record import Actor, Article, Link, Role, make_id

NEAR = 45
"""Days between two articles within which nobody is held to have changed office without either saying so."""
OTHER_TERM = 400
"""Days before and after an article within which a term in the office excuses it: it may speak of then."""


class _Claim(NamedTuple):
    article: str
    day: dt.date
    office: str
    country: str | None
    role: Role


def role_disputes(
    actors: Mapping[str, Actor], articles: Mapping[str, Article], member: Mapping[str, str], knowledge: Knowledge
) -> Iterator[Link]:
    """Yield a link for two articles, or one article and the tables, that contradict each other on an office.

    Only offices that one person does not hold together are looked at; a former office contradicts nothing. The items
    are the person, then the one article or two.
    """
    world = knowledge.derive(World.build)
    exclusive = frozenset(str(knowledge.toml("world/naming.toml").get("exclusive", {}).get("offices", "")).split())
    for key, actor in sorted(actors.items()):
        if actor.type != "person":
            continue
        found = [c for c in _claims(actor, articles, member, knowledge, world) if c.office in exclusive]
        claims = sorted(found, key=lambda c: (c.day, c.article, c.office))
        for claim in claims:
            held = _held_instead(world, actor, claim, exclusive)
            if held is not None:
                title = world.office_title(held, claim.country or "", articles[claim.article].language or "en")
                why = (
                    f"{actor.name} is called {claim.role.title} in the report of {claim.day}; "
                    f"by the holders table he or she was {title or held} on that day"
                )
                yield _link((key, claim.article), why, member[claim.article])
        for one, two in _near_pairs(claims):
            if _at_odds(world, actor, one, two):
                why = (
                    f"{actor.name} is called {one.role.title} in the report of {one.day}, "
                    f"{two.role.title} in that of {two.day}"
                )
                yield _link((key, one.article, two.article), why, member[one.article])


def _link(items: tuple[str, ...], why: str, process: str) -> Link:
    return Link(
        id=make_id("link", "contradicts", list(items)), relation="contradicts", items=items, why=why, process=process,
        produced_by=LINKING,
    )  # fmt: skip


def _claims(
    actor: Actor, articles: Mapping[str, Article], member: Mapping[str, str], knowledge: Knowledge, world: World
) -> Iterator[_Claim]:
    for role in actor.roles:
        article = articles.get(role.article or "")
        published = days(article.published) if article else None
        if article is None or published is None or role.evidence is None or article.id not in member:
            continue
        language = article.language or "en"
        if _shifted(role.evidence.of(article.text), language, knowledge):
            continue
        titles = world.titles(language)
        forms = titles.get(role.title) or titles.head(role.title)[1]
        offices = sorted({form.office for form in forms})
        if len(offices) == 1:
            yield _Claim(article.id, published.first, offices[0], role.country or actor.country, role)


def _shifted(words: str, language: str, knowledge: Knowledge) -> bool:
    """Say whether words speak of an office that somebody had or will have."""
    table = knowledge.toml(f"{language}/cast.toml").get("shifts", {})
    stems = tuple(" ".join(str(table.get(k, "")) for k in ("former", "coming", "former_prefixes", "deputy")).split())
    return any(w.casefold().startswith(tuple(s.casefold() for s in stems)) for w in words.replace("-", " ").split())


def _held_instead(world: World, actor: Actor, claim: _Claim, exclusive: frozenset[str]) -> str | None:
    """Return the office that the tables give somebody on a day instead of the one that an article gives."""
    if actor.key is None:
        return None
    day = claim.day.isoformat()
    terms = [h for h in world.holders.of_person(actor.key) if h.body == claim.country]
    if any(h.office == claim.office and _about(h.since, h.until, claim.day) for h in terms):
        return None
    return next((h.office for h in terms if h.office in exclusive and h.covers(day)), None)


def _about(since: str | None, until: str | None, day: dt.date) -> bool:
    first, last = days(since), days(until)
    slack = dt.timedelta(days=OTHER_TERM)
    return (first is None or first.first - slack <= day) and (last is None or day <= last.last + slack)


def _near_pairs(claims: Sequence[_Claim]) -> Iterator[tuple[_Claim, _Claim]]:
    """Yield the pairs of claims, ordered by day, that name two offices within `NEAR` days."""
    if len({claim.office for claim in claims}) < 2:
        return
    for n, one in enumerate(claims):
        for m in range(n + 1, len(claims)):
            two = claims[m]
            if (two.day - one.day).days > NEAR:
                break
            if one.office != two.office:
                yield one, two


def _at_odds(world: World, actor: Actor, one: _Claim, two: _Claim) -> bool:
    if one.article == two.article or one.country != two.country:
        return False
    terms = world.holders.of_person(actor.key) if actor.key else ()
    excused = {h.office for h in terms if h.body == one.country and _about(h.since, h.until, one.day)}
    return not {one.office, two.office} <= excused
