"""Who said what, against gold quotations: content tokens, statements, and statements with the right speaker."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from dragoman.evaluation._scores import Counts, Tally

JACCARD = 0.5
"""Share of common content tokens above which a statement is found."""

TYPES = ("Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect", "Mixed")
_BY_KEY = {t.lower(): t for t in TYPES}


class _Words:
    """The tokens of a document that hold a letter or digit; others do not count."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        text = document["originalText"]
        raw = document.get("tokens") or [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
        pairs = sorted((t["charBegin"], t["charEnd"]) if isinstance(t, Mapping) else (t[0], t[1]) for t in raw)
        self.pairs = [p for p in pairs if any(c.isalnum() for c in text[p[0] : p[1]])]
        self.starts = [p[0] for p in self.pairs]

    def of(self, spans: object) -> frozenset[int]:
        found = set()
        for start, end in _pairs(spans):
            i = max(0, bisect.bisect_right(self.starts, start) - 1)
            while i < len(self.pairs) and self.pairs[i][0] < end:
                if self.pairs[i][1] > start:
                    found.add(i)
                i += 1
        return frozenset(found)


class _Said(NamedTuple):
    type: str
    content: frozenset[int]
    speaker: frozenset[int]
    nested: bool


def _pairs(spans: object) -> list[tuple[int, int]]:
    if isinstance(spans, Mapping):
        spans = spans.get("spans")
    found = []
    for item in spans if isinstance(spans, Sequence) else ():
        start, end = (item["charBegin"], item["charEnd"]) if isinstance(item, Mapping) else (item[0], item[1])
        if end > start:
            found.append((int(start), int(end)))
    return found


def _said(words: _Words, item: Mapping[str, Any], content: str) -> _Said:
    kind = re.sub(r"[^a-z]", "", str(item.get("type")).lower())
    return _Said(
        _BY_KEY.get(kind, kind), words.of(item.get(content)), words.of(item.get("speaker")), bool(item.get("isNested"))
    )


def _match(gold: Sequence[_Said], found: Sequence[_Said]) -> list[tuple[int, int]]:
    pairs = []
    for g, one in enumerate(gold):
        for p, other in enumerate(found):
            both = len(one.content & other.content)
            if both and both / len(one.content | other.content) >= JACCARD:
                likeness = both / len(one.content | other.content)
                pairs.append((-likeness, one.type != other.type, not (one.speaker & other.speaker), g, p))
    pairs.sort()
    left: set[int] = set()
    right: set[int] = set()
    matched = []
    for *_, g, p in pairs:
        if g not in left and p not in right:
            left.add(g)
            right.add(p)
            matched.append((g, p))
    return matched


def score_document(document: Mapping[str, Any], predicted: Iterable[Mapping[str, Any]], *, nested: bool) -> Counts:
    """Return the counts of one document; without ``nested``, nested gold statements are neither missed nor found."""
    words = _Words(document)
    gold = [_said(words, a, "quote") for a in document["annotations"]]
    found = [s for s in (_said(words, p, "content") for p in predicted) if s.content]
    pairs = _match(gold, found)
    keep_gold, keep_found = set(range(len(gold))), set(range(len(found)))
    if not nested:
        keep_found -= {p for g, p in pairs if gold[g].nested}
        keep_gold -= {g for g in keep_gold if gold[g].nested}
        pairs = [(g, p) for g, p in pairs if not gold[g].nested]
    all_gold = frozenset().union(*(g.content for g in gold))
    all_found = frozenset().union(*(p.content for p in found))
    hits = [(g, p) for g, p in pairs if gold[g].speaker & found[p].speaker or not (gold[g].speaker or found[p].speaker)]
    spoken = [(g, p) for g, p in pairs if gold[g].speaker]
    right = sum(bool(gold[g].speaker & found[p].speaker) for g, p in spoken)
    counts = {
        "content": Tally(len(all_gold & all_found), len(all_found), len(all_gold)),
        "statements": Tally(len(pairs), len(keep_found), len(keep_gold)),
        "joint": Tally(len(hits), len(keep_found), len(keep_gold)),
        "speaker": Tally(right, len(spoken), len(spoken)),
    }
    for kind in TYPES:
        own = [g for g in keep_gold if gold[g].type == kind]
        theirs = [p for p in keep_found if found[p].type == kind]
        if own or theirs:
            same = sum(gold[g].type == kind == found[p].type for g, p in pairs)
            counts[f"type {kind}"] = Tally(same, len(theirs), len(own))
    return counts


def misses(document: Mapping[str, Any], predicted: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """Yield a line for every statement that is missed, too many, or given to the wrong speaker."""
    words = _Words(document)
    text = document["originalText"]
    items = list(predicted)
    gold = [_said(words, a, "quote") for a in document["annotations"]]
    found = [_said(words, p, "content") for p in items]
    pairs = dict(_match(gold, found))
    for g, one in enumerate(gold):
        annotation = document["annotations"][g]
        said = " ".join(" ".join(text[s:e].split()) for s, e in _pairs(annotation.get("quote")))
        if g not in pairs:
            yield f"missed {one.type}: {said}"
        elif one.speaker and not one.speaker & found[pairs[g]].speaker:
            given = " ".join(text[s:e] for s, e in _pairs(items[pairs[g]].get("speaker"))) or "nobody"
            who = " ".join(text[s:e] for s, e in _pairs(annotation.get("speaker")))
            yield f"speaker {given}, not {who}: {said}"
    for p in sorted(set(range(len(found))) - set(pairs.values())):
        said = " ".join(" ".join(text[s:e].split()) for s, e in _pairs(items[p].get("content")))
        yield f"beyond the gold {found[p].type}: {said}"
