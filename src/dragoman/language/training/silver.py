"""Trees and names for text without gold: teachers read it and vote; a student learns from what they agree on.

Trees are voted on arc by arc, names one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.language.pipelines import Annotation
from dragoman.language.training.corpora import Tree, Word

Names = Sequence[tuple[int, int, str]]
"""First token, the one after the last, label; a name each."""


def vote(forms: Sequence[str], parses: Sequence[Sequence[Annotation]], floor: float) -> Tree | None:
    """Return the tree with the most votes, or None where teachers agree on less than ``floor`` of the heads.

    The relation of an arc is that which most teachers who chose the arc gave it; ties go to the first teacher.
    """
    size = len(forms)
    if not size:
        return None
    arcs = [Counter(i if p[i].dep == "root" else p[i].head for p in parses) for i in range(size)]
    agreement = sum(max(a.values()) for a in arcs) / (size * len(parses))
    if agreement < floor:
        return None
    heads = best_tree([{head: float(count) for head, count in a.items()} for a in arcs])
    words = []
    for i, form in enumerate(forms):
        choosers = [p[i] for p in parses if p[i].head == heads[i]] or [p[i] for p in parses]
        dep = "root" if heads[i] == i else _most([a.dep for a in choosers if a.dep != "root"]) or "dep"
        pos = _most([p[i].pos for p in parses])
        feats = _most([p[i].feats for p in parses if p[i].pos == pos])
        words.append(Word(form, pos, "_", feats, heads[i], dep))
    return Tree(tuple(words), "silver")


def vote_names(several: Sequence[Names]) -> tuple[tuple[int, int, str], ...]:
    """Return the names that more than half of the teachers give, in order."""
    votes = Counter(name for names in several for name in names)
    return tuple(sorted(name for name, count in votes.items() if 2 * count > len(several)))


def _most(values: Sequence[str]) -> str:
    return Counter(values).most_common(1)[0][0] if values else ""


def best_tree(arcs: Sequence[dict[int, float]]) -> list[int]:
    """Return the heads of the tree with the highest sum (Chu, Liu, Edmonds); the one root is its own head.

    ``arcs[i]`` gives the weight of each head that token ``i`` may have, ``i`` itself standing for the root. Every other
    pair weighs nothing.
    """
    size = len(arcs)
    roots = [i for i in range(size) if i in arcs[i]] or [0]
    best: tuple[float, list[int]] | None = None
    for root in sorted(roots, key=lambda i: (-arcs[i].get(i, 0.0), i))[:3]:
        graph = {
            i: {h: arcs[i].get(h, 0.0) for h in range(size) if h != i and (h == root or h in arcs[i])}
            for i in range(size)
            if i != root
        }
        heads = _arborescence(graph, root)
        found = [root if i == root else heads[i] for i in range(size)]
        total = arcs[root].get(root, 0.0) + sum(arcs[i].get(h, 0.0) for i, h in enumerate(found) if i != root)
        if best is None or total > best[0]:
            best = (total, found)
    assert best is not None
    return best[1]


def _arborescence(graph: dict[int, dict[int, float]], root: int) -> dict[int, int]:
    heads = {i: max(sorted(options), key=options.__getitem__) for i, options in graph.items()}
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    inside = set(cycle)
    new = max(max(graph), max((h for o in graph.values() for h in o), default=0), root) + 1
    merged: dict[int, dict[int, float]] = {new: {}}
    entry: dict[int, int] = {}
    leave: dict[int, int] = {}
    for i, options in graph.items():
        if i in inside:
            for h, weight in options.items():
                gain = weight - options[heads[i]]
                if h not in inside and (h not in merged[new] or gain > merged[new][h]):
                    merged[new][h] = gain
                    entry[h] = i
        else:
            merged[i] = {}
            for h, weight in options.items():
                to = new if h in inside else h
                if to not in merged[i] or weight > merged[i][to]:
                    merged[i][to] = weight
                    if to == new:
                        leave[i] = h
    solved = _arborescence(merged, root)
    result = {i: (leave[i] if h == new else h) for i, h in solved.items() if i != new}
    broken = entry[solved[new]]
    result.update({i: heads[i] for i in cycle if i != broken})
    result[broken] = solved[new]
    return result


def _cycle(heads: dict[int, int], root: int) -> list[int] | None:
    done: set[int] = {root}
    for start in heads:
        path: list[int] = []
        at = start
        while at not in done and at not in path:
            path.append(at)
            at = heads[at]
        if at in path:
            return path[path.index(at) :]
        done.update(path)
    return None
