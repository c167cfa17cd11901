"""German clauses from tags: fields between commas, joined by what opens them and where their finite verb stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

from dragoman.knowledge import Knowledge
from dragoman.language._analysis import Segment
from dragoman.language._german_draft import Draft
from dragoman.language._german_subject import choose_subjects
from dragoman.language._german_verbs import GermanVerbs
from dragoman.language._types import Clause, ClauseKind, NounPhrase, Token
from dragoman.spans import Span

_SPLITTERS = frozenset({",", ";", ":", "–", "—", "(", ")", "[", "]", "…", "-", "--"})
_SUBJECT_STARTS = frozenset({"ART", "NE", "NN", "PPER", "PIS", "PDS", "PPOSAT", "PIAT", "PDAT", "ADJA", "CARD"})
_SKIPPED = frozenset({"KON", "ADV", "PTKNEG", "$(", "ITJ", "PTKANT"})


@dataclass(slots=True)
class _Field:
    first: int
    last: int
    finite: int | None
    quoted: bool


class GermanClauses:
    """Finds the clauses of tagged German words."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._verbs = GermanVerbs(knowledge)

    def clauses(self, segment: Segment, phrases: Sequence[NounPhrase]) -> list[Clause]:
        """Return the clauses of a segment, ordered by first token."""
        drafts = self._drafts(segment, phrases)
        built = [self._build(segment, draft, phrases) for draft in drafts]
        self._share_subjects(segment, drafts, built, phrases)
        order = sorted(range(len(built)), key=lambda n: (built[n].first, -built[n].last))
        place = {old: new for new, old in enumerate(order)}
        return [_with_governor(built[n], place) for n in order]

    def _drafts(self, segment: Segment, phrases: Sequence[NounPhrase]) -> list[Draft]:
        tokens = segment.tokens
        drafts: list[Draft] = []
        waiting: list[int] = []
        last: int | None = None
        for piece in self._fields(segment, phrases):
            opener, kind = _opener(tokens, piece)
            infinitive = self._verbs.zu_infinitive(tokens, piece.first, piece.last)
            pending = waiting[-1] if waiting else None
            if kind is not None:
                drafts.append(Draft(kind, [(piece.first, piece.last)], piece.finite, opener, quoted=piece.quoted))
                here = len(drafts) - 1
                drafts[here].governor = pending if pending is not None else last
                if kind == "infinitive":
                    drafts[here].infinitive = infinitive
                elif piece.finite is None:
                    waiting.append(here)
                last = here
            elif piece.finite is not None:
                if pending is not None and _completes(tokens, drafts[pending], piece):
                    waiting.pop()
                    drafts[pending].stretches.append((piece.first, piece.last))
                    drafts[pending].finite = piece.finite
                    if drafts[pending].kind == "fragment":
                        drafts[pending].kind = "main"
                    last = pending
                    continue
                drafts.append(Draft("main", [(piece.first, piece.last)], piece.finite, quoted=piece.quoted))
                here = len(drafts) - 1
                self._relate(tokens, drafts, here, last)
                last = here
            elif infinitive is not None and last is not None and pending is None:
                drafts.append(Draft("infinitive", [(piece.first, piece.last)], None, quoted=piece.quoted))
                drafts[-1].infinitive = infinitive
                drafts[-1].governor = last
                last = len(drafts) - 1
            elif pending is not None:
                drafts[pending].stretches.append((piece.first, piece.last))
            elif last is not None:
                target = next((n for n in range(last, -1, -1) if drafts[n].quoted == piece.quoted), last)
                drafts[target].stretches.append((piece.first, piece.last))
            else:
                drafts.append(Draft("fragment", [(piece.first, piece.last)], quoted=piece.quoted))
                waiting.append(len(drafts) - 1)
                last = len(drafts) - 1
        return drafts

    def _relate(self, tokens: Sequence[Token], drafts: list[Draft], here: int, last: int | None) -> None:
        """Tell what a new main clause depends on, and with which one it shares its subject."""
        if last is None:
            return
        draft, before = drafts[here], drafts[last]
        first = draft.stretches[0][0]
        while first < draft.stretches[0][1] and tokens[first].tag == "$(":
            first += 1
        verb_first = draft.finite == first
        if tokens[first].tag == "KON":
            draft.gapped = draft.finite == first + 1
            draft.shares = self._conjunct(tokens, drafts, here, last)
            before = drafts[draft.shares]
            if before.kind in ("subordinate", "relative") and tokens[draft.stretches[0][1] - 1].tag[-3:] == "FIN":
                draft.kind, draft.introducer, draft.governor = before.kind, before.introducer, before.governor
            else:
                draft.governor = before.governor
        elif (
            verb_first
            and before.kind == "main"
            and before.quoted == draft.quoted
            and not self._said(tokens, drafts, last)
        ):
            draft.shares = last
            draft.gapped = first + 1 >= len(tokens) or tokens[first + 1].tag not in _SUBJECT_STARTS
            draft.governor = before.governor
        elif verb_first and before.kind in ("subordinate", "infinitive"):
            top = last
            while drafts[top].governor is not None:
                top = cast(int, drafts[top].governor)
            drafts[top].governor = here
        elif before.quoted == draft.quoted:
            draft.governor = last

    def _conjunct(self, tokens: Sequence[Token], drafts: list[Draft], here: int, last: int) -> int:
        """Return the clause that a clause after und, oder, aber goes on from: the nearest of the same mood and side."""
        draft = drafts[here]
        assert draft.finite is not None
        start = draft.stretches[0][0]
        if not draft.gapped or start == 0 or tokens[start - 1].form != ",":
            return last
        mood = tokens[draft.finite].mood
        for n in range(last, -1, -1):
            other = drafts[n]
            if other.finite is None or other.kind != "main" or other.quoted != draft.quoted:
                continue
            if tokens[other.finite].mood == mood:
                return n
        return last

    def _said(self, tokens: Sequence[Token], drafts: list[Draft], last: int) -> bool:
        """Say whether a clause is speech that a clause with the verb first reports: er komme, sagte sie."""
        finite = drafts[last].finite
        return finite is None or tokens[finite].mood == "subjunctive" or drafts[last].quoted

    def _fields(self, segment: Segment, phrases: Sequence[NounPhrase]) -> list[_Field]:
        """Cut a segment into fields, each with at most one finite verb."""
        tokens = segment.tokens
        inside = {i for np in phrases for i in range(np.first, np.last)}
        edges = _speech_edges(segment)
        fields: list[_Field] = []
        start = 0
        for i, token in enumerate(tokens):
            if ((token.form in _SPLITTERS or token.tag == "$.") and i not in inside) or i in edges:
                self._add(segment, fields, start, i)
                start = i + 1
        self._add(segment, fields, start, len(tokens))
        return fields

    def _add(self, segment: Segment, fields: list[_Field], start: int, end: int) -> None:
        tokens = segment.tokens
        while start < end and tokens[start].tag[0] == "$":
            start += 1
        while end > start and tokens[end - 1].tag[0] == "$":
            end -= 1
        if start >= end:
            return
        finites = [i for i in range(start, end) if tokens[i].tag[-3:] in ("FIN", "IMP")]
        for earlier, later in pairwise(finites):
            cut = next((k for k in range(later, earlier, -1) if tokens[k].tag == "KON"), later)
            if cut == later and later == earlier + 1 and later + 1 == end:
                continue
            fields.append(_Field(start, cut, earlier, segment.quoted[earlier] >= 0))
            start = cut
        quoted = sum(1 for i in range(start, end) if segment.quoted[i] >= 0) * 2 > end - start
        finite = next((i for i in finites if start <= i), None)
        if finite is not None:
            quoted = segment.quoted[finite] >= 0
        fields.append(_Field(start, end, finite, quoted))

    def _build(self, segment: Segment, draft: Draft, phrases: Sequence[NounPhrase]) -> Clause:
        tokens = segment.tokens
        own = draft.tokens()
        members = set(own)
        inner = [n for n, np in enumerate(phrases) if np.head in members]
        group = self._verbs.group(tokens, own, draft.finite, draft.infinitive)
        subjects, sure = choose_subjects(tokens, draft, group, inner, phrases, verbs=self._verbs, quoted=segment.quoted)
        taken = set(subjects)
        free = [n for n in inner if n not in taken and phrases[n].preposition is None]
        objects = [
            n
            for n in free
            if phrases[n].cases & {"acc", "dat"}
            and not _attribute(tokens, phrases[n])
            and not (n and _apposition(tokens, phrases[n - 1], phrases[n]))
        ]
        objects.sort(key=lambda n: (phrases[n].case == "dat", n))
        obliques = tuple(n for n in inner if phrases[n].preposition is not None)
        agent = None
        if group.passive:
            agent = next((n for n in obliques if self._verbs.marks_agent(tokens, phrases[n])), None)
        first, last = own[0], own[-1] + 1
        return Clause(
            kind=draft.kind if draft.finite is not None or draft.kind != "main" else "fragment",
            first=first,
            last=last,
            span=Span(tokens[first].start, tokens[last - 1].end),
            verb=group.verb,
            finite=draft.finite,
            lemma=group.lemma,
            subject=subjects[0] if subjects else None,
            subjects=subjects,
            objects=tuple(objects),
            obliques=obliques,
            agent=agent,
            negated=self._verbs.negated(tokens, own),
            modal=group.modal,
            tense=group.tense,
            mood=tokens[draft.finite].mood if draft.finite is not None else None,
            passive=group.passive,
            introducer=draft.introducer,
            governor=draft.governor,
            sure=sure,
        )

    def _share_subjects(
        self, segment: Segment, drafts: Sequence[Draft], built: list[Clause], phrases: Sequence[NounPhrase]
    ) -> None:
        """Give a conjunct without a subject of its own the subject of the conjunct before it."""
        tokens, quoted = segment.tokens, segment.quoted
        for n, draft in enumerate(drafts):
            if draft.shares is None or built[draft.shares].subject is None:
                continue
            source, own = built[draft.shares], built[n]
            if own.subject is not None and (not draft.gapped or _inverted(tokens, draft, own, phrases)):
                continue
            assert source.subject is not None
            objects = tuple(sorted({*own.objects, *own.subjects} - set(source.subjects)))
            first = tokens[source.first]
            same_side = draft.finite is None or quoted[source.first] == quoted[draft.finite] or first.tag[0] == "$"
            sure = source.sure and same_side
            built[n] = replace(own, subject=source.subject, subjects=source.subjects, objects=objects, sure=sure)


def _inverted(tokens: Sequence[Token], draft: Draft, clause: Clause, phrases: Sequence[NounPhrase]) -> bool:
    """Say whether a clause that begins with its verb, without und before it, has a subject that can be nothing else."""
    if not draft.finite or tokens[draft.finite - 1].tag == "KON" or clause.subject is None:
        return False
    return phrases[clause.subject].case == "nom"


def _attribute(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """Say whether a phrase that can be genitive follows a noun at once and so belongs to it."""
    return "gen" in phrase.cases and phrase.first > 0 and tokens[phrase.first - 1].tag in ("NN", "NE")


def _apposition(tokens: Sequence[Token], before: NounPhrase, phrase: NounPhrase) -> bool:
    """Say whether a phrase stands between commas right after another: dem Gesandten, Karl Anders, .."""
    if before.last != phrase.first - 1 or tokens[before.last].form != ",":
        return False
    return phrase.last >= len(tokens) or tokens[phrase.last].form in (",", ".")


def _with_governor(clause: Clause, place: dict[int, int]) -> Clause:
    return clause if clause.governor is None else replace(clause, governor=place[clause.governor])


def _speech_edges(segment: Segment) -> set[int]:
    """Return the marks around quotations that are sentences of their own: they begin with a capital and have a verb."""
    tokens, quoted = segment.tokens, segment.quoted
    edges: set[int] = set()
    i = 0
    while i < len(tokens):
        if quoted[i] < 0:
            i += 1
            continue
        j = i
        while j < len(tokens) and quoted[j] == quoted[i]:
            j += 1
        if tokens[i].form[:1].isupper() and any(tokens[k].tag[-3:] in ("FIN", "IMP") for k in range(i, j)):
            edges.update(k for k in (i - 1, j) if 0 <= k < len(tokens) and tokens[k].tag == "$(")
        i = j
    return edges


def _completes(tokens: Sequence[Token], draft: Draft, piece: _Field) -> bool:
    """Say whether the finite verb of a field belongs to a clause that still waits for one."""
    assert piece.finite is not None
    if draft.kind == "fragment":
        return not piece.quoted or draft.quoted
    return piece.finite > piece.first or piece.last == piece.first + 1 or tokens[piece.first].tag[:2] in ("VA", "VM")


def _opener(tokens: Sequence[Token], piece: _Field) -> tuple[int | None, ClauseKind | None]:
    """Return the word that makes a field a subordinate, relative or infinitive clause, and which it is."""
    i = piece.first
    while i < piece.last and tokens[i].tag in _SKIPPED:
        i += 1
    if i >= piece.last:
        return None, None
    tag = tokens[i].tag
    if tag == "KOUS":
        return i, "subordinate"
    if tag == "KOUI":
        return i, "infinitive"
    verb_last = piece.finite is not None and piece.finite >= piece.last - 2 and piece.finite > i + 1
    if tag in ("APPR", "APPRART") and i + 1 < piece.last and tokens[i + 1].tag in ("PRELS", "PRELAT"):
        return i + 1, "relative"
    if tag in ("PRELS", "PRELAT"):
        return i, "relative"
    if tag == "PDS" and verb_last and i > 0 and tokens[i - 1].form == ",":
        return i, "relative"
    if tag in ("PWS", "PWAV", "PWAT") and (
        verb_last or (i > 0 and tokens[i - 1].form == "," and piece.finite != i + 1)
    ):
        return i, "subordinate"
    return None, None
