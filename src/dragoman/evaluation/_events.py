"""Who did what to whom in single sentences, against PLOVER gold; as many predictions count as the gold has events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.evaluation._scores import Counts, Tally

QUADS = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD = {kind: quad for quad, kinds in QUADS.items() for kind in kinds}
SAME = {"UNO": "IGO", "EUR": "IGO", "EUU": "IGO", "XKX": "KOS", "UNK": "", "ZAR": "COD", "ROM": "ROU"}
"""Codes that the gold does not tell apart: it has one for all intergovernmental organisations."""

Coded = Mapping[str, Any]


def _type(event: Coded) -> str:
    return str(event.get("type") or "").upper()


def _countries(events: Iterable[Coded], role: str) -> set[str]:
    codes = {str(a.get("country") or "").upper() for e in events for a in e.get(role) or ()}
    return {SAME.get(c, c) for c in codes} - {""}


def _undirected(event: Coded) -> bool:
    several = len(event.get("source") or ()) > 1 and not event.get("target")
    return bool(event.get("symmetric")) or _type(event) == "CONSULT" or several


def _triples(event: Coded, undirected: bool) -> set[tuple[str, str, str]]:
    source, target = _countries([event], "source"), _countries([event], "target")
    if undirected:
        every = sorted(source | target)
        if len(every) < 2:
            return {(_type(event), every[0] if every else "-", "=")}
        return {(_type(event), a, b) for i, a in enumerate(every) for b in every[i + 1 :]}
    return {(_type(event), a, b) for a in sorted(source) or ["-"] for b in sorted(target) or ["-"]}


def _tally(gold: set[Any], found: set[Any]) -> Tally:
    return Tally(len(gold & found), len(found), len(gold))


def score_document(item: Mapping[str, Any], predicted: Sequence[Coded]) -> Counts:
    """Return the counts of one sentence, of its first predictions only (the figure called FIRST)."""
    gold = item["events"]
    found = list(predicted)[: len(gold)]
    kinds, theirs = {_type(e) for e in gold}, {_type(e) for e in found}
    undirected = {_type(e) for e in gold if _undirected(e)}
    source, target = _countries(gold, "source"), _countries(gold, "target")
    their_source, their_target = _countries(found, "source"), _countries(found, "target")
    if undirected:
        both, their_both = source | target, their_source | their_target
        their_source, their_target = (
            (their_both & (source or both)) | (their_source - both),
            (their_both & target) | (their_target - both),
        )
        source = source or both
    triples = set().union(*(_triples(e, _undirected(e)) for e in gold))
    their_triples: set[tuple[str, str, str]] = set()
    for event in found:
        their_triples |= _triples(event, _undirected(event) or _type(event) in undirected)
    return {
        "type": Tally(bool(found) and _type(found[0]) in kinds, 1, 1),
        "quad": _tally({QUAD.get(k, k) for k in kinds}, {QUAD.get(k, k) for k in theirs}),
        "source country": _tally(source, their_source),
        "target country": _tally(target, their_target),
        "triple": _tally(triples, their_triples),
    }


def misses(item: Mapping[str, Any], predicted: Sequence[Coded]) -> Iterable[str]:
    """Yield a line for a sentence whose first event is coded otherwise."""
    gold, found = item["events"], list(predicted)[: len(item["events"])]
    own = set().union(*(_triples(e, _undirected(e)) for e in gold))
    theirs = set().union(*(_triples(e, _undirected(e)) for e in found))
    if own != theirs:
        yield f"{sorted(theirs) or 'nothing'}, not {sorted(own)}: {item['text']}"
