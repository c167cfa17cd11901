"""How a description is written as a name: in the nominative, without article."""

from __future__ import annotations

from dragoman.knowledge.world import TitleForm
from dragoman.mentions._describe import Description
from dragoman.mentions._ledger import Ledger, Read, head_end
from dragoman.mentions._scan import Piece
from dragoman.mentions._vocabulary import BodyNoun, Vocabulary

SHORTEST_STEM = 4
"""Letters of an adjective before its ending."""


def nominative(word: str, words: Vocabulary, gender: str | None = "m") -> str:
    """Return an adjective as it is in a name without article: iranischer, europäische (``pl``), russisches (``n``)."""
    ending = next((e for e in words.endings if word.endswith(e) and len(word) - len(e) >= SHORTEST_STEM), None)
    if ending is None or not word[:1].isalpha() or (word[0].isupper() and ending == "er"):
        return word
    return word[: len(word) - len(ending)] + {"m": "er", "n": "es"}.get(gender or "", "e")


def is_colleague(title: str, words: Vocabulary) -> bool:
    """Say whether a title only compares its holder with somebody else: Amtskollege, counterpart."""
    return title.lower().endswith(words.colleagues)


def office_name(ledger: Ledger, description: Description, form: TitleForm, shown: str, read: Read) -> str:
    """Return the name of an office: iranischer Außenminister, Sprecher des Weißen Hauses, Kreml-Sprecher."""
    title = description.piece.title
    head = shown
    if title is not None and title.owner is not None and title.owner.state and title.owner.words:
        compound = ledger.text[description.piece.start : description.piece.end]
        if compound.startswith(title.owner.words):
            joint = compound[len(title.owner.words) : len(title.owner.words) + 1]
            head = f"{title.owner.words}{joint if joint in ' -' else '-'}{shown}"
    gender = "f" if form.gender == "f" else "m"
    return " ".join([*_before(description, read, gender), head, *_tail(ledger, description, read)])


def body_name(ledger: Ledger, description: Description, body: BodyNoun, read: Read) -> str:
    """Return the name of an organ of a state: russisches Außenministerium, US-Truppen."""
    compound = ledger.text[description.piece.start : description.piece.end]
    noun = compound if description.piece.owner is not None else body.noun
    if noun is compound and body.gender in ("n", "m") and read.words.endings:
        low = body.noun.lower()
        noun = next((noun[: -len(e)] for e in ("es", "s") if noun.lower().endswith(low + e)), noun)
    return " ".join(
        [*_before(description, read, body.gender, attributes=False), noun, *_tail(ledger, description, read)]
    )


def _tail(ledger: Ledger, description: Description, read: Read) -> list[str]:
    tail = ledger.text[description.piece.end : head_end(description, read)].strip()
    return [tail] if tail else []


def _before(description: Description, read: Read, gender: str, *, attributes: bool = True) -> list[str]:
    """Return the words before the head that belong to the name: owners, and attributes if they are wanted."""
    found: list[str] = []
    words = read.words
    for i in range(description.first, description.piece.first):
        token = read.sentence.tokens[i]
        owner = next((p for p in description.used if p.first <= i < p.last), None)
        if (token.form in words.clitics and found) or (token.form in ("-", "–") and found):
            found[-1] += token.form
        elif token.form in description.owner.words.split() and description.owner.person is not None:
            found.append(token.form)
        elif owner is not None or (attributes and i in description.attributes):
            glued = bool(found) and found[-1].endswith(("-", "–"))
            word = nominative(token.form, words, gender) if token.pos == "ADJ" or owner is not None else token.form
            if glued:
                found[-1] += word
            else:
                found.append(word)
    return found


def group_name(ledger: Ledger, description: Description, noun: str, end: int, read: Read) -> str:
    """Return the name of a group: Europäische Außenminister, Außenminister der Europäischen Union."""
    words = read.words
    before: list[str] = []
    for i in range(description.first, description.piece.first):
        token = read.sentence.tokens[i]
        low = token.form.lower()
        if token.form in words.clitics and before:
            before[-1] += token.form
            continue
        if low in words.definite | words.indefinite | words.possessive | words.plural_determiners:
            continue
        if token.form in words.clitics:
            continue
        before.append(token.form if token.pos == "NUM" else nominative(token.form, words, "pl"))
    tail = ledger.text[description.piece.end : end].strip()
    name = " ".join([*before, noun, *([tail] if tail else [])])
    return name[:1].upper() + name[1:]


def plural_title(ledger: Ledger, piece: Piece, form: TitleForm, language: str) -> str:
    """Return a title in the nominative plural with the owner that stands inside it: NATO-Verteidigungsminister."""
    plural = ledger.world.titles(language).plural(form.title)
    owner = piece.title.owner if piece.title else None
    compound = ledger.text[piece.start : piece.end]
    if owner is None or not owner.words or not compound.startswith(owner.words) or plural.startswith(owner.words):
        return plural
    joint = compound[len(owner.words) : len(owner.words) + 1]
    return f"{owner.words}{joint}{plural}" if joint in "- " else f"{owner.words}{plural.lower()}"


def plural_noun(ledger: Ledger, piece: Piece) -> str:
    """Return the noun of a group in the nominative, with what stands before it in a compound: EU-Staaten."""
    if piece.group is None:
        return ""
    noun = piece.group.noun
    if piece.owner is None:
        return noun
    compound = ledger.text[piece.start : piece.end]
    part = compound.rsplit("-", 1)[-1]
    return compound[: len(compound) - len(part)] + (noun if part[:1].isupper() else noun.lower())
