"""The fields of one datum as a reader is told them: each under its word, codes and ids in words of his language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dragoman.record import Item, to_json
from dragoman.views._desk import Desk
from dragoman.views._words import Words

LEFT_OUT = frozenset(
    ("id", "kind", "text", "passages", "sha256", "span", "spans", "trigger", "cue_span", "speaker_span", "verbatim",
     "evidence", "plover", "key", "names")
)  # fmt: skip
"""Fields that the excerpts or the heading show, or that only machines read."""

CODES: Mapping[str, str] = {
    "act": "acts", "status": "statuses", "stance": "stances", "relation": "relations", "strength": "strengths",
}  # fmt: skip
"""Fields that hold a code, and the table of its words."""

ACTORS = frozenset(("speakers", "addressees", "via", "holder", "voiced_by", "giver", "receiver", "actor"))
ISSUES = frozenset(("issue", "issues"))
TYPES: Mapping[str, str] = {"statement": "statement_types", "actor": "actor_types"}


def facts(desk: Desk, item: Item, words: Words) -> tuple[tuple[str, str], ...]:
    """Return what a datum says, as pairs of name and value; fields without a value are left out."""
    row = to_json(item)
    kind = str(row.get("kind"))
    found = []
    for name, value in row.items():
        if value in (None, [], {}, "") or name in LEFT_OUT:
            continue
        told = _told(desk, kind, name, value, words)
        if told:
            found.append((label(name, words), told))
    return tuple(found)


def label(name: str, words: Words) -> str:
    """Return the word for a field."""
    found = words.of("fields", name)
    found = words.of("columns", name) if found == name else found
    return found[:1].upper() + found[1:].replace("_", " ")


def _told(desk: Desk, kind: str, name: str, value: object, words: Words) -> str:
    if name in ACTORS:
        return ", ".join(_actor(desk, a, words) for a in _listed(value))
    if name in ISSUES:
        return ", ".join(words.issue(str(i)) for i in _listed(value))
    if name in CODES:
        return words.of(CODES[name], str(value))
    if name == "type":
        return words.of(TYPES.get(kind, ""), str(value))
    if name in ("article", "articles", "reprint_of", "version_of"):
        return "; ".join(desk.cite(a) if a in desk.articles else str(a) for a in _listed(value))
    special = _SPECIAL.get(name)
    if special is not None:
        return "; ".join(part for v in _listed(value) if (part := special(desk, v, words)))
    return _flat(value)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _actor(desk: Desk, actor: str, words: Words) -> str:
    return desk.name(actor, words.language) if actor in desk.actors else actor


def _participant(desk: Desk, value: Mapping[str, Any], words: Words) -> str:
    return f"{_actor(desk, value['actor'], words)} ({words.of('participant_roles', value['role'])})"


def _party(desk: Desk, value: Mapping[str, Any], words: Words) -> str:
    return f"{_actor(desk, value['actor'], words)} ({words.of('capacities', value['capacity'])})"


def _place(desk: Desk, value: Mapping[str, Any], words: Words) -> str:
    country = value.get("country")
    return words.place(value["name"]) + (f" ({country})" if country and country != value["name"] else "")


def _change(desk: Desk, value: Mapping[str, Any], words: Words) -> str:
    return f"{value.get('as_of') or '?'} {words.of('statuses', value['status'])} [{value['event']}]"


def _role(desk: Desk, value: Mapping[str, Any], words: Words) -> str:
    since, until = value.get("since"), value.get("until")
    term = f"{since or ''}–{until or ''}" if since or until else None
    parts = [value["title"], value.get("organisation"), value.get("country"), term]
    told = ", ".join(str(p) for p in parts if p)
    if value.get("article") in desk.articles:
        told += f" [{desk.cite(value['article'])}]"
    elif value.get("basis"):
        told += f" [{value['basis']}]"
    return told


def _channel(desk: Desk, value: Mapping[str, Any], words: Words) -> str:
    name = value.get("name")
    return str(value["type"]) + (f" ({name})" if name else "")


def _agent(desk: Desk, value: Mapping[str, Any], words: Words) -> str:
    return f"{words.of('agents', value['agent'])} {value['name']} {value['version']}"


def _basis(desk: Desk, value: Mapping[str, Any], words: Words) -> str:
    return "; ".join(f"{label(k, words)}: {v}" for k, v in value.items())


_SPECIAL: Mapping[str, Callable[[Desk, Mapping[str, Any], Words], str]] = {
    "participants": _participant,
    "parties": _party,
    "place": _place,
    "status_history": _change,
    "roles": _role,
    "channel": _channel,
    "produced_by": _agent,
    "basis": _basis,
}


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} {_flat(v)}" for k, v in value.items() if v not in (None, [], {}))
    if isinstance(value, list):
        return "; ".join(_flat(v) for v in value)
    return str(value)
