"""Acts that a sentence tells twice: by verb and noun, as refused and as what is refused, as done and as described."""

from __future__ import annotations

from dragoman.claims.events._found import Found
from dragoman.claims.events._parties import Company, code_of


def once(found: list[Found], company: Company) -> list[Found]:
    """Leave out acts told twice in one sentence: the verb's reading stays, or the one that names more."""
    kept: list[Found] = []
    for act in sorted(found, key=lambda f: (f.phrase is not None, -len(f.actors), f.trigger)):
        if any(same_act(act, other) or _is_said_again(act, other, company) for other in kept):
            continue
        if any(_is_refused(act, other) or _is_ruled_out(act, other) for other in found):
            continue
        kept.append(act)
    return kept


def _is_said_again(act: Found, other: Found, company: Company) -> bool:
    """Say whether a noun tells the act of a verb once more, by whom only described: X flew there, the first visit of ..

    Those described are of the country of who did it.
    """
    if act.phrase is None or act.carried or other.phrase is not None or act.word.act != other.word.act:
        return False
    cast = company.reading.cast.actors
    described = [cast[a] for a in act.actors]
    countries = {code_of(cast[a]) for a in other.actors} - {None}
    return bool(described) and all(a.key is None and code_of(a) in countries for a in described)


def _is_refused(act: Found, other: Found) -> bool:
    """Say whether an act is only what another refuses to do (weigerte sich zu unterschreiben): that is one act."""
    if act.view is None or other.view is None or other.word.act != "rejection" or act.phrase is not None:
        return False
    under = act.view.clause.governor == other.view.index and act.view.clause.kind == "infinitive"
    return under and act is not other and act.status in ("not_planned", "denied", "possible")


def _is_ruled_out(act: Found, other: Found) -> bool:
    """Say whether a noun only names what its verb refuses (schloss Verhandlungen aus): that is one act."""
    if act.phrase is None or not act.carried or act.status != "not_planned" or other.phrase is not None:
        return False
    return other.word.act == "rejection" and act.view is other.view and act.actors <= other.actors


def same_act(act: Found, other: Found) -> bool:
    """Say whether two findings of one sentence tell one act."""
    if act.trigger == other.trigger:
        return act.word.act == other.word.act
    if act.phrase is None and other.phrase is None:
        return False
    alike = act.word.act == other.word.act or {act.word.act, other.word.act} <= {"meeting", "negotiation", "call"}
    if not alike:
        return False
    inside = act.view is not None and other.view is not None and act.view.index == other.view.index
    return inside and bool(act.actors <= other.actors or other.actors <= act.actors)
