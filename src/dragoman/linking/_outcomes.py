"""What became of what was reported: plans kept or called off, reports denied, two accounts that do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.linking._common import days
from dragoman.linking._scene import Scene
from dragoman.record import Event, Link, Occurrence, Status

AHEAD: tuple[Status, ...] = ("planned", "possible", "proposed")
"""What a report says of something that may come."""

TOLD: tuple[Status, ...] = ("happened", "ongoing", "planned", "possible")
"""What a denial can be about."""


def outcomes(scene: Scene, occurrences: Iterable[Occurrence], events: Mapping[str, Event]) -> Iterator[Link]:
    """Yield, for each occurrence, the fate of its plan, the denial of a report, and two accounts that differ."""
    for occ in occurrences:
        members = [events[e] for e in occ.events]
        plans = [e for e in members if e.status in AHEAD]
        kept = [e for e in members if e.status == "happened"]
        called_off = [e for e in members if e.status == "cancelled"]
        denied = [e for e in members if e.status == "denied"]
        if kept and plans:
            yield from _fate(scene, occ, plans, kept, "fulfils")
        if called_off and plans:
            yield from _fate(scene, occ, plans, called_off, "cancels")
        if denied:
            yield from _denied(scene, occ, [e for e in members if e.status in TOLD], denied)
        if not denied:
            yield from _differing(scene, occ, [e for e in members if e.status in ("happened", "ongoing")])


def _fate(
    scene: Scene, occ: Occurrence, plans: Sequence[Event], ends: Sequence[Event], relation: str
) -> Iterator[Link]:
    """Yield a link from the best report of an end to the clearest report of the plan in another article."""
    pairs = [
        (
            plan.status != "planned",
            not plan.time,
            not end.time,
            scene.published(plan.article),
            plan.id,
            end.id,
            plan,
            end,
        )
        for plan in plans
        for end in ends
        if plan.article != end.article and scene.published(plan.article) <= scene.published(end.article)
    ]
    for *_, plan, end in sorted(pairs, key=lambda x: x[:6])[:1]:
        why = (
            f"{occ.act}{_when(occ)}: {_stated(plan)} in the report of {scene.published(plan.article)} "
            f"({scene.quoted(plan.article, plan.span)}), {_stated(end)} in that of {scene.published(end.article)} "
            f"({scene.quoted(end.article, end.span)})"
        )
        where = [(plan.article, plan.span), (end.article, end.span)]
        if relation == "fulfils":
            yield scene.link("fulfils", (end.id, plan.id), why, where)
        else:
            yield scene.link("cancels", (end.id, plan.id), why, where)


def _denied(scene: Scene, occ: Occurrence, told: Sequence[Event], denied: Sequence[Event]) -> Iterator[Link]:
    """Yield a link from a denial to a report of what is denied, in the same article or another."""
    pairs = sorted(
        (a.article == b.article, a.status != "happened", a.id, b.id, a, b)
        for a in told
        for b in denied
        if not a.span.overlaps(b.span) or a.article != b.article
    )[:1]
    for *_, claim, denial in pairs:
        why = (
            f"{occ.act}{_when(occ)}: {_stated(claim)} in the report of {scene.published(claim.article)} "
            f"({scene.quoted(claim.article, claim.span)}), denied in that of {scene.published(denial.article)} "
            f"({scene.quoted(denial.article, denial.span)})"
        )
        where = [(claim.article, claim.span), (denial.article, denial.span)]
        yield scene.link("contradicts", (claim.id, denial.id), why, where)


def _differing(scene: Scene, occ: Occurrence, members: Sequence[Event]) -> Iterator[Link]:
    """Yield a link for two accounts of one event in two articles that give two days or two places."""
    if not occ.disagreements:
        return
    for kind in ("time", "place"):
        if not any(d.startswith(kind) for d in occ.disagreements):
            continue
        for n, one in enumerate(members):
            other = next((e for e in members[n + 1 :] if e.article != one.article and _apart(one, e, kind)), None)
            if other is None:
                continue
            named = [e.time if kind == "time" else e.place.name if e.place else None for e in (one, other)]
            why = (
                f"{occ.act}: {kind} {named[0]} in the report of {scene.published(one.article)} "
                f"({scene.quoted(one.article, one.span)}), {named[1]} in that of {scene.published(other.article)} "
                f"({scene.quoted(other.article, other.span)})"
            )
            where = [(one.article, one.span), (other.article, other.span)]
            yield scene.link("contradicts", (one.id, other.id), why, where)
            break


def _apart(one: Event, other: Event, kind: str) -> bool:
    if kind == "place":
        return bool(one.place and other.place and one.place.name != other.place.name)
    first, second = days(one.time), days(other.time)
    return bool(first and second and not first.meets(second))


def _stated(event: Event) -> str:
    return event.status.replace("_", " ")


def _when(occ: Occurrence) -> str:
    return f" {occ.time}" if occ.time else ""
