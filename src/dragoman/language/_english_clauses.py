"""English clauses from dependency trees; where the words' order says more than the tree, it corrects the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge import Knowledge
from dragoman.language._analysis import Segment
from dragoman.language._types import Clause, ClauseKind, Mood, NounPhrase, Tense, Token
from dragoman.spans import Span

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HEADS = frozenset(
    {"root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "conj", "dep", "appos", "reparandum"}
)
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj:pass")


@dataclass(slots=True)
class _Node:
    """A predicate of the tree with its own words."""

    head: int
    own: list[int]
    governor: int | None
    merged: int | None = None
    """The semi-modal verb above, if this predicate is read with it: has to leave, is going to resign."""


class EnglishClauses:
    """Finds the clauses of parsed English words; of unparsed ones only the verb groups."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.toml("en/language_tags.toml")
        self._negations = frozenset(str(table["negations"]).split())
        self._semi: dict[str, str] = dict(table["semi_modals"])
        self._future = frozenset(str(table["future"]).split())
        self._times = frozenset(str(table["times"]).split())

    def clauses(self, segment: Segment, phrases: Sequence[NounPhrase]) -> list[Clause]:
        """Return the clauses of a segment, ordered by first token."""
        tokens = segment.tokens
        if not tokens:
            return []
        if tokens[0].head is None:
            return self._verb_groups(tokens, phrases)
        children: list[list[int]] = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if token.head is not None and token.head != i:
                children[token.head].append(i)
        nodes = self._nodes(tokens, children)
        at = {k: n for n, np in enumerate(phrases) for k in range(np.first, np.last)}
        built = [self._build(segment, children, node, phrases, at) for node in nodes]
        number = {node.head: n for n, node in enumerate(nodes)}
        for n, node in enumerate(nodes):
            if node.governor is not None:
                built[n] = replace(built[n], governor=number[node.governor])
        self._share(tokens, nodes, built, number)
        order = sorted(range(len(built)), key=lambda n: (built[n].first, -built[n].last))
        place = {old: new for new, old in enumerate(order)}
        return [
            built[n] if built[n].governor is None else replace(built[n], governor=place[built[n].governor or 0])
            for n in order
        ]

    def _nodes(self, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> list[_Node]:
        """Return the predicates of the tree, each with the words that belong to it and to no predicate below."""
        heads = [i for i in range(len(tokens)) if self._is_predicate(tokens, children, i)]
        predicates = set(heads)
        merged: dict[int, int] = {}
        for i in heads:
            above = tokens[i].head
            if (
                tokens[i].dep == "xcomp"
                and above is not None
                and above in predicates
                and self._merges(tokens, children, above, i)
            ):
                merged[i] = merged.get(above, above)
        owner: list[int | None] = [None] * len(tokens)
        for i in range(len(tokens)):
            path: list[int] = []
            k = i
            while owner[k] is None and k not in predicates and len(path) <= len(tokens):
                path.append(k)
                k = tokens[k].head or 0
            found = owner[k] if owner[k] is not None else k
            for step in path:
                owner[step] = found
        top = {above: i for i, above in merged.items()}
        nodes: dict[int, _Node] = {}
        for i in heads:
            if i not in top:
                nodes[i] = _Node(i, [], None, merged.get(i))
        for i in range(len(tokens)):
            holder = i if i in predicates else owner[i]
            while holder in top:
                holder = top[holder]
            if holder in nodes:
                nodes[holder].own.append(i)
        for i, node in nodes.items():
            start = merged.get(i, i)
            above = tokens[start].head
            if above is not None and above != start:
                found = above if above in predicates else owner[above]
                seen = 0
                while found in top and seen <= len(tokens):
                    found, seen = top[found], seen + 1
                node.governor = found if found in nodes and found != i else None
        return list(nodes.values())

    def _is_predicate(self, tokens: Sequence[Token], children: Sequence[Sequence[int]], i: int) -> bool:
        token = tokens[i]
        dep = (token.dep or "").split(":")[0]
        if token.dep == "root":
            return True
        if dep not in _HEADS:
            return False
        below = {tokens[c].dep for c in children[i]}
        if "cop" in below or "nsubj" in below or "nsubj:pass" in below:
            return True
        return token.pos in ("VERB", "AUX") and (dep not in ("appos", "dep") or token.tag in _FINITE)

    def _merges(self, tokens: Sequence[Token], children: Sequence[Sequence[int]], above: int, i: int) -> bool:
        if tokens[above].lemma not in self._semi:
            return False
        has_to = any(tokens[c].form.lower() == "to" for c in children[i])
        return has_to and not any(tokens[c].dep in ("obj", "iobj") for c in children[above])

    def _build(
        self,
        segment: Segment,
        children: Sequence[Sequence[int]],
        node: _Node,
        phrases: Sequence[NounPhrase],
        at: dict[int, int],
    ) -> Clause:
        tokens = segment.tokens
        upper = node.head if node.merged is None else node.merged
        below = list(children[node.head]) + ([] if upper == node.head else list(children[upper]))
        auxiliaries = sorted(c for c in below if (tokens[c].dep or "").split(":")[0] in ("aux", "cop"))
        if upper != node.head:
            auxiliaries = sorted({*auxiliaries, upper})
        copula = next((c for c in children[node.head] if tokens[c].dep == "cop"), None)
        verb = copula if copula is not None else node.head
        finite = next((c for c in [*auxiliaries, node.head] if tokens[c].tag in _FINITE), None)
        chain = [tokens[c] for c in auxiliaries]
        passive = any(tokens[c].dep in ("aux:pass", "nsubj:pass") for c in children[node.head])
        subject = self._subject(tokens, below, at)
        if subject is None and finite == node.head:
            subject = self._inverted(segment, node, phrases, at)
        if subject is None and finite is not None:
            subject = self._by_order(tokens, node, finite, phrases)
        subjects = () if subject is None else (subject, *self._conjuncts(tokens, phrases, subject, at, children))
        objects = self._objects(tokens, children, node.head, at, subjects)
        own = set(node.own)
        obliques = tuple(n for n, np in enumerate(phrases) if np.head in own and np.preposition is not None)
        particle = next(
            (c for c in children[node.head] if tokens[c].dep == "compound:prt" or tokens[c].tag == "RP"), None
        )
        lemma = tokens[verb].lemma if tokens[verb].tag[:1] == "V" or copula is not None else ""
        words = [i for i in node.own if tokens[i].pos != "PUNCT"] or node.own
        tense, modal = self._tense(tokens, chain, finite, upper, node)
        first, last = words[0], words[-1] + 1
        return Clause(
            kind=self._kind(segment, children, node, finite),
            first=first,
            last=last,
            span=Span(tokens[first].start, tokens[last - 1].end),
            verb=verb if lemma else None,
            finite=finite,
            lemma=lemma if particle is None else f"{lemma} {tokens[particle].form.lower()}",
            subject=subject,
            subjects=subjects,
            objects=objects,
            obliques=obliques,
            agent=self._agent(tokens, phrases, obliques) if passive else None,
            negated=any(tokens[i].form.lower() in self._negations for i in node.own),
            modal=modal,
            tense=tense,
            mood=self._mood(tokens, node, finite, subject),
            passive=passive,
            introducer=self._introducer(tokens, node),
            governor=None,
            sure=subject is not None and self._agrees(segment, node, finite, subject, phrases),
        )

    def _subject(self, tokens: Sequence[Token], below: Sequence[int], at: dict[int, int]) -> int | None:
        found = sorted(c for c in below if tokens[c].dep in _SUBJECTS)
        return next((at[c] for c in found if c in at), None)

    def _inverted(self, segment: Segment, node: _Node, phrases: Sequence[NounPhrase], at: dict[int, int]) -> int | None:
        """Return the phrase right after a verb that nothing but speech stands before: “…,” said the minister."""
        tokens = segment.tokens
        if tokens[node.head].dep == "conj":
            return None
        before = [i for i in node.own if i < node.head and tokens[i].pos not in ("PUNCT", "ADV", "CCONJ")]
        if before and any(segment.quoted[i] < 0 for i in before):
            return None
        n = at.get(node.head + 1)
        if n is None or phrases[n].preposition is not None or node.head == 0 or tokens[node.head].mood == "imperative":
            return None
        return n

    def _by_order(self, tokens: Sequence[Token], node: _Node, finite: int, phrases: Sequence[NounPhrase]) -> int | None:
        """Return the phrase that ends before the verb, an apposition between commas passed over, if the tree has none.

        "Karl Anders, the ambassador, said": long appositions are where the parser loses the subject.
        """
        if tokens[node.head].mood == "imperative" or tokens[node.head].dep in ("conj", "acl:relcl"):
            return None
        end = finite
        while end > 0 and tokens[end - 1].tag in ("RB", "MD"):
            end -= 1
        if end > 1 and tokens[end - 1].form == ",":
            comma = next((k for k in range(end - 2, max(-1, end - 20), -1) if tokens[k].form == ","), None)
            if comma is None:
                return None
            end = comma
        ready = [n for n, np in enumerate(phrases) if np.last == end and np.preposition is None and "nom" in np.cases]
        return ready[0] if ready else None

    def _conjuncts(
        self,
        tokens: Sequence[Token],
        phrases: Sequence[NounPhrase],
        subject: int,
        at: dict[int, int],
        children: Sequence[Sequence[int]],
    ) -> tuple[int, ...]:
        np = phrases[subject]
        found: list[int] = []
        for k in range(np.first, np.last):
            for c in children[k]:
                if tokens[c].dep == "conj" and c in at and at[c] not in (subject, *found) and c >= np.last:
                    found.append(at[c])
        return tuple(sorted(found))

    def _objects(
        self,
        tokens: Sequence[Token],
        children: Sequence[Sequence[int]],
        head: int,
        at: dict[int, int],
        subjects: tuple[int, ...],
    ) -> tuple[int, ...]:
        found: list[int] = []
        for wanted in ("obj", "iobj"):
            for c in children[head]:
                if tokens[c].dep == wanted and c in at:
                    found.append(at[c])
                    found.extend(at[d] for d in children[c] if tokens[d].dep == "conj" and d in at)
        return tuple(n for n in dict.fromkeys(found) if n not in subjects)

    def _agent(self, tokens: Sequence[Token], phrases: Sequence[NounPhrase], obliques: Sequence[int]) -> int | None:
        for n in obliques:
            preposition = phrases[n].preposition
            by = preposition is not None and tokens[preposition].form.lower() == "by"
            if by and tokens[phrases[n].head].lemma not in self._times:
                return n
        return None

    def _tense(
        self, tokens: Sequence[Token], chain: Sequence[Token], finite: int | None, upper: int, node: _Node
    ) -> tuple[Tense | None, str | None]:
        """Return tense and modal of a verb group."""
        modal = next((t.lemma for t in chain if t.tag == "MD" and t.lemma not in self._future), None)
        if upper != node.head:
            reading = self._semi[tokens[upper].lemma]
            if reading == "future" and modal is None:
                return "future", None
            modal = modal or (reading if reading != "future" else None)
        if finite is None:
            return ("perfect" if any(t.lemma == "have" for t in chain) else None), modal
        first = tokens[finite]
        if first.tag == "MD":
            return ("future" if first.lemma in self._future and modal is None else "present"), modal
        is_to = first.lemma == "be" and tokens[node.head].tag == "VB" and tokens[node.head - 1].form.lower() == "to"
        if is_to and upper == node.head and finite < node.head:
            modal = modal or "be"
        past = first.tag == "VBD"
        perfect = first.lemma == "have" and finite != node.head and any(
            tokens[i].tag in ("VBN", "VBD") for i in node.own if finite < i <= node.head
        )  # fmt: skip
        if perfect and finite != upper:
            return ("pluperfect" if past else "perfect"), modal
        return ("past" if past else "present"), modal

    def _mood(self, tokens: Sequence[Token], node: _Node, finite: int | None, subject: int | None) -> Mood | None:
        if tokens[node.head].mood == "imperative" and subject is None:
            return "imperative"
        return "indicative" if finite is not None else None

    def _introducer(self, tokens: Sequence[Token], node: _Node) -> int | None:
        for i in node.own:
            token = tokens[i]
            if i > node.head:
                break
            if (token.dep == "mark" and token.form.lower() != "to") or token.tag in ("WDT", "WP", "WP$", "WRB"):
                return i
        return None

    def _kind(self, segment: Segment, children: Sequence[Sequence[int]], node: _Node, finite: int | None) -> ClauseKind:
        tokens = segment.tokens
        start = node.head if node.merged is None else node.merged
        dep = tokens[start].dep or ""
        imperative = tokens[node.head].mood == "imperative"
        if finite is None and not imperative:
            if tokens[node.head].tag in ("VB", "VBG", "VBN") and dep != "root":
                return "infinitive"
            return "fragment"
        if dep.endswith("relcl"):
            return "relative"
        if dep.split(":")[0] in ("advcl", "csubj", "acl"):
            return "subordinate"
        if dep == "ccomp":
            head = tokens[start].head
            speech = head is not None and segment.quoted[start] != segment.quoted[head]
            return "main" if speech else "subordinate"
        return "main"

    def _agrees(
        self, segment: Segment, node: _Node, finite: int | None, subject: int, phrases: Sequence[NounPhrase]
    ) -> bool:
        """Say whether word order alone would choose the same subject."""
        if finite is None:
            return False
        tokens = segment.tokens
        own = set(node.own)
        np = phrases[subject]
        rivals = [
            n
            for n, other in enumerate(phrases)
            if other.preposition is None and "nom" in other.cases and other.head in own and n != subject
            and tokens[other.head].lemma not in self._times
        ]  # fmt: skip
        singular = tokens[finite].tag == "VBZ"
        if singular and np.number == "plur":
            return False
        if np.first > finite:
            return np.first == finite + 1 and not any(phrases[n].last <= finite for n in rivals)
        return np.preposition is None and not any(phrases[n].last <= finite for n in rivals)

    def _share(
        self, tokens: Sequence[Token], nodes: Sequence[_Node], built: list[Clause], number: dict[int, int]
    ) -> None:
        """Hang a conjunct where its first conjunct hangs, and lend it that one's subject if it has none."""
        for n, node in enumerate(nodes):
            start = node.head if node.merged is None else node.merged
            if tokens[start].dep != "conj" or node.governor is None:
                continue
            source = built[number[node.governor]]
            clause = replace(built[n], governor=source.governor)
            if clause.kind == "main" and clause.introducer is None:
                clause = replace(clause, kind=source.kind)
            if clause.subject is None:
                clause = replace(clause, subject=source.subject, subjects=source.subjects, sure=source.sure)
            built[n] = clause

    def _verb_groups(self, tokens: Sequence[Token], phrases: Sequence[NounPhrase]) -> list[Clause]:
        """Return a clause for every group of verbs with the phrase before it as subject: all that tags alone tell."""
        groups: list[list[int]] = []
        for i, token in enumerate(tokens):
            if token.tag not in _FINITE and token.tag not in ("VB", "VBN", "VBG"):
                continue
            between = range(groups[-1][-1] + 1, i) if groups else range(0)
            if groups and all(tokens[k].tag in ("RB", "TO") for k in between):
                groups[-1].append(i)
            elif token.tag in _FINITE:
                groups.append([i])
        clauses: list[Clause] = []
        for n, group in enumerate(groups):
            first = groups[n - 1][-1] + 1 if n else 0
            last = groups[n + 1][0] if n + 1 < len(groups) else len(tokens)
            inside = [k for k, np in enumerate(phrases) if first <= np.first and np.last <= last]
            bare = [k for k in inside if phrases[k].preposition is None]
            before = [k for k in bare if phrases[k].last <= group[0]]
            subjects = tuple(before[-1:])
            finite = tokens[group[0]]
            clauses.append(
                Clause(
                    kind="main",
                    first=first,
                    last=last,
                    span=Span(tokens[first].start, tokens[last - 1].end),
                    verb=group[-1],
                    finite=group[0],
                    lemma=tokens[group[-1]].lemma,
                    subject=subjects[0] if subjects else None,
                    subjects=subjects,
                    objects=tuple(k for k in bare if phrases[k].first > group[-1]),
                    obliques=tuple(k for k in inside if phrases[k].preposition is not None),
                    agent=None,
                    negated=any(tokens[k].form.lower() in self._negations for k in range(first, last)),
                    modal=finite.lemma if finite.tag == "MD" else None,
                    tense="past" if finite.tag == "VBD" else "present",
                    mood="indicative",
                    passive=False,
                    introducer=None,
                    governor=None,
                    sure=False,
                )
            )
        return clauses
