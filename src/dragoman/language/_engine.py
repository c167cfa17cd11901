"""Reads one article: paragraphs, quotations, sentences, tokens, and what the language's module finds in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.knowledge import Knowledge
from dragoman.language._analysis import LanguageModule, Segment
from dragoman.language._english import English
from dragoman.language._foreign import ForeignModule, load_engine
from dragoman.language._german_module import German
from dragoman.language._names import find_names
from dragoman.language._quotes import find_quotations
from dragoman.language._split import split_block
from dragoman.language._tokenize import Piece, tokenizer_of
from dragoman.language._types import Clause, NounPhrase, Quotation, Sentence, Sentences, Token
from dragoman.language._words import Words, words_of
from dragoman.record import Article, PassageRole
from dragoman.spans import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_MODULES: tuple[tuple[str, Callable[[Knowledge], LanguageModule]], ...] = (("de", German), ("en", English))


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph: where it is, which passage it belongs to, and in what language it is read."""

    span: Span
    role: PassageRole
    paragraph: int
    language: str


@dataclass(slots=True)
class _Plan:
    """A sentence before it is analysed: its segments, as indices into the list of its language."""

    block: _Block
    span: Span
    segments: list[int]


@dataclass(slots=True)
class Cut:
    """An article cut into sentences; the words to be tagged stand by language."""

    text: str
    quotations: tuple[Quotation, ...]
    plans: list[_Plan]
    pieces: dict[str, list[list[Piece]]]


def read_sentences(article: Article, knowledge: Knowledge, *, engine: str = "own") -> Sentences:
    """Return the language analysis of an article.

    A passage in a language that has no module, or of unknown language in an article of unknown language whose words
    are of none, is left out. ``engine`` names who tags and parses: ``own``, or pipelines of the user's, each for its
    language, with commas between them: ``spacy:NAME``, ``spacy:FOLDER``, ``stanza:LANG``.

    Raises:
        InputError: there is no such engine, or it is not installed.

    """
    analysers = load_engine(engine, tuple(language for language, _ in _MODULES))
    cut = cut_article(article, knowledge)
    modules: dict[str, LanguageModule] = {}
    given: dict[str, list[tuple[Span, str]]] = {}
    for language in cut.pieces:
        modules[language] = knowledge.derive(module_of(language))
        if language in analysers:
            foreign = ForeignModule(modules[language], analysers[language], knowledge)
            modules[language] = foreign
            if foreign.names is not None:
                given[language] = foreign.names
    tagged = {language: modules[language].tag(pieces) for language, pieces in cut.pieces.items()}
    sentences = analysed(cut, tagged, modules)
    return Sentences(cut.text, sentences, cut.quotations, find_names(sentences, knowledge, given=given))


def cut_article(article: Article, knowledge: Knowledge) -> Cut:
    """Return an article cut into sentences and words, not yet analysed."""
    text = article.text
    blocks = _blocks(article, knowledge)
    cut = Cut(
        text, _quotations(text, blocks, knowledge), [], {name: [] for name in sorted({b.language for b in blocks})}
    )
    for block in blocks:
        words = knowledge.derive(words_of(block.language))
        tokenizer = knowledge.derive(tokenizer_of(block.language))
        for stretches in split_block(text, block.span, cut.quotations, words):
            found = [tokenizer.pieces(text, stretch) for stretch in stretches]
            first = len(cut.pieces[block.language])
            cut.pieces[block.language].extend(found)
            span = Span(stretches[0].start, stretches[-1].end)
            cut.plans.append(_Plan(block, span, list(range(first, first + len(found)))))
    return cut


def analysed(
    cut: Cut, tagged: dict[str, list[list[Token]]], modules: dict[str, LanguageModule]
) -> tuple[Sentence, ...]:
    """Return the sentences of an article whose words have been tagged, by language."""
    depth = _quoted_at(cut.quotations)
    return tuple(_sentence(i, plan, tagged, depth, modules) for i, plan in enumerate(cut.plans))


def check_engine(engine: str) -> None:
    """Load the pipelines of an engine; raise `InputError` where there is no such engine or it is not installed."""
    load_engine(engine, tuple(language for language, _ in _MODULES))


@cache
def module_of(language: str) -> Callable[[Knowledge], LanguageModule]:
    """Return the builder of a language's module, to be given to `Knowledge.derive`."""
    maker = dict(_MODULES)[language]

    def build(knowledge: Knowledge) -> LanguageModule:
        return maker(knowledge)

    return build


def _blocks(article: Article, knowledge: Knowledge) -> list[_Block]:
    """Return the paragraphs of an article that are read, in order."""
    known = [language for language, _ in _MODULES]
    text = article.text
    blocks: list[_Block] = []
    passages = [(p.span, p.role, p.language) for p in article.passages]
    if not passages:
        passages = [(Span(0, len(text)), "body", None)]
    reached = 0
    for number, (span, role, language) in enumerate(passages):
        language = language or article.language or _guess(span.of(text), knowledge, known)
        if language not in known:
            continue
        start = max(span.start, reached)
        end = min(span.end, len(text))
        for gap in [*_BLANK_LINE.finditer(text, start, end), None]:
            stop = gap.start() if gap else end
            block = Span(start, max(start, stop)).trimmed(text)
            if block.start < block.end:
                blocks.append(_Block(block, role, number, language))
            start = gap.end() if gap else end
        reached = max(reached, end)
    return blocks


def _guess(text: str, knowledge: Knowledge, known: Sequence[str]) -> str:
    """Return the known language whose function words are most frequent in a text."""
    words = re.findall(r"[a-zäöüß]+", text[:5000].lower())
    counts = [(sum(w in knowledge.derive(words_of(lang)).function_words for w in words), lang) for lang in known]
    return max(counts, key=lambda item: (item[0], -known.index(item[1])))[1]


def _quotations(text: str, blocks: Sequence[_Block], knowledge: Knowledge) -> tuple[Quotation, ...]:
    if not blocks:
        return ()
    main = max(blocks, key=lambda b: b.span.end - b.span.start).language
    words: Words = knowledge.derive(words_of(main))
    return find_quotations(text, [block.span for block in blocks], words)


def _quoted_at(quotations: Sequence[Quotation]) -> list[tuple[int, int, int]]:
    """Return the outermost quotations as (start, end, index), ordered."""
    return [(q.content.start, q.content.end, i) for i, q in enumerate(quotations) if q.inside is None]


def _sentence(
    index: int,
    plan: _Plan,
    tagged: dict[str, list[list[Token]]],
    depth: list[tuple[int, int, int]],
    modules: dict[str, LanguageModule],
) -> Sentence:
    module = modules[plan.block.language]
    tokens: list[Token] = []
    phrases: list[NounPhrase] = []
    clauses: list[Clause] = []
    near = [q for q in depth if q[0] < plan.span.end and plan.span.start < q[1]]
    for words in (part for number in plan.segments for part in _trees(tagged[plan.block.language][number])):
        quoted = (
            tuple(next((i for a, b, i in near if a <= t.start < b), -1) for t in words) if near else (-1,) * len(words)
        )
        segment = Segment(words, quoted)
        found = module.phrases(segment)
        made = module.clauses(segment, found)
        if tokens:
            base, phrase_base, clause_base = len(tokens), len(phrases), len(clauses)
            words = tuple(t if t.head is None else t._replace(head=t.head + base) for t in words)
            found = [_shift_phrase(np, base) for np in found]
            made = [_shift_clause(c, base, phrase_base, clause_base) for c in made]
        tokens.extend(words)
        phrases.extend(found)
        clauses.extend(made)
    block = plan.block
    return Sentence(
        index, plan.span, tuple(tokens), tuple(phrases), tuple(clauses), block.role, block.paragraph, block.language
    )


def _trees(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield the tokens of a segment cut where nothing connects them, so that each part is analysed by itself."""
    if sum(token.head == i for i, token in enumerate(tokens)) < 2:
        if tokens:
            yield tuple(tokens)
        return
    reach = list(range(len(tokens)))
    for i, token in enumerate(tokens):
        if token.head is not None:
            low, high = sorted((i, token.head))
            reach[low] = max(reach[low], high)
    first = furthest = 0
    for i in range(len(tokens) + 1):
        if i == len(tokens) or i > furthest:
            yield tuple(t if t.head is None else t._replace(head=t.head - first) for t in tokens[first:i])
            first = i
        if i < len(tokens):
            furthest = max(furthest, reach[i])


def _shift_phrase(phrase: NounPhrase, base: int) -> NounPhrase:
    preposition = None if phrase.preposition is None else phrase.preposition + base
    return phrase._replace(
        first=phrase.first + base, last=phrase.last + base, head=phrase.head + base, preposition=preposition
    )


def _shift_clause(clause: Clause, base: int, phrase_base: int, clause_base: int) -> Clause:
    def moved(value: int | None, by: int) -> int | None:
        return None if value is None else value + by

    return replace(
        clause,
        first=clause.first + base,
        last=clause.last + base,
        verb=moved(clause.verb, base),
        finite=moved(clause.finite, base),
        introducer=moved(clause.introducer, base),
        governor=moved(clause.governor, clause_base),
        subject=moved(clause.subject, phrase_base),
        subjects=tuple(n + phrase_base for n in clause.subjects),
        objects=tuple(n + phrase_base for n in clause.objects),
        obliques=tuple(n + phrase_base for n in clause.obliques),
        agent=moved(clause.agent, phrase_base),
    )
