"""Noun phrases that describe an actor: a title, an organ of a state or a group, with whose it is and whom it names.

"der polnische Premierminister Donald Tusk", "Iran's foreign minister, Abbas Araghchi", "ein Sprecher des Weißen
Hauses", "das russische Außenministerium", "europäische Verbündete".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.world import Titles
from dragoman.language import Sentence
from dragoman.mentions._beside import NamesBeside
from dragoman.mentions._scan import Owner, Piece, Title
from dragoman.mentions._vocabulary import Vocabulary

BEFORE_SUBJECT = frozenset({"PUNCT", "VERB", "AUX", "SCONJ"})
"""Tags of words after which a noun phrase is no genitive."""
MEMBERS = frozenset({"politician", "senator", "member_of_parliament", "governor"})
"""Offices before which the press puts where somebody comes from: the Ohio Republican."""
POSSESSIVE = frozenset({"PPOSAT", "PRP$"})
"""Tags of possessives before a noun, in the tag sets of German and English."""


@dataclass(frozen=True, slots=True)
class Description:
    """A description in a sentence; tokens ``[first, last)`` with its determiner and its complements."""

    piece: Piece
    first: int
    last: int
    start: int
    end: int
    owners: tuple[Owner, ...]
    determiner: str | None
    """``def``, ``indef``, ``poss`` or None."""
    number: str | None
    shift: str | None
    """``former``, ``coming`` or None."""
    then: bool
    """Whether a former title is that of the time spoken of: damalig."""
    deputy: bool
    attributes: tuple[int, ...]
    """Tokens of the adjectives before the head, in order."""
    names: tuple[Piece, ...]
    """Names of the people whom it describes, which stand right beside it."""
    used: tuple[Piece, ...]
    """Pieces that only say whose it is and stand for nobody of their own."""
    head_end: int
    """Token after the head and its complements, before a name."""

    @property
    def owner(self) -> Owner:
        """Whose office or organ it is; an empty `Owner` where the phrase does not say."""
        return self.owners[0] if self.owners else Owner()


class Describer:
    """Reads the descriptions of one sentence off its pieces."""

    def __init__(self, sentence: Sentence, pieces: Sequence[Piece], words: Vocabulary, titles: Titles) -> None:
        self._sentence = sentence
        self._titles = titles
        self._tokens = sentence.tokens
        self._words = words
        self._pieces = pieces
        self._starting = {piece.first: piece for piece in pieces}
        self._ending = {piece.last: piece for piece in pieces}
        self._beside = NamesBeside(self._tokens, words, self._starting, self._ending)

    def all(self) -> list[Description]:
        """Return all descriptions of the sentence, in order of their heads."""
        found = [self._describe(piece) for piece in self._pieces if piece.title or piece.body or piece.group]
        return self._share_owners(self._share_names(found))

    def _describe(self, piece: Piece) -> Description:
        first, determiner, number, shift, deputy, attributes, owners, used = self._left(piece)
        piece = self._with_rank(piece, attributes)
        if piece.title is not None:
            deputy = deputy or piece.title.deputy
            if piece.title.former:
                shift = "former"
            if piece.title.owner is not None:
                owners.append(piece.title.owner)
        elif piece.owner is not None:
            owners.append(piece.owner)
        words = self._words
        last, shift_after, used_after = self._right(piece, owners)
        used.extend(used_after)
        number = self._number(piece, number, determiner, first)
        names: tuple[Piece, ...] = ()
        head_end = last
        if piece.title is not None:
            names, last = self._beside.of(piece, first, last, number)
            if names and len(names) == 1:
                number = "sing"
        elif piece.body is not None and piece.body.acts_as == "state" and not owners:
            person = self._starting.get(last)
            if person is not None and person.people:
                owners.append(Owner(person=person.people[0], words=self._form(person)))
                used.append(person)
                last = head_end = person.last
        return Description(
            piece,
            first,
            last,
            self._tokens[first].start,
            self._tokens[last - 1].end,
            tuple(owners),
            determiner,
            number,
            shift or shift_after,
            any(words.is_stem(token.form, words.then) for token in self._tokens[first : piece.first]),
            deputy,
            tuple(attributes),
            names,
            tuple(used),
            head_end,
        )

    def _with_rank(self, piece: Piece, attributes: list[int]) -> Piece:
        """Return a title with the word of rank that its owner parts from it: chief US negotiator."""
        for i in attributes:
            rank = self._tokens[i].form.lower()
            if piece.title is None or rank not in self._words.ranks:
                continue
            forms = self._titles.get(f"{rank} {self._form(piece)}")
            if forms:
                attributes.remove(i)
                title = Title(forms, tuple(f.title for f in forms), piece.title.owner, False, False, "")
                return replace(piece, title=title)
        return piece

    def _form(self, piece: Piece) -> str:
        return " ".join(token.form for token in self._tokens[piece.first : piece.last])

    def _number(self, piece: Piece, number: str | None, determiner: str | None, first: int) -> str | None:
        if number is None and piece.title is not None:
            number = piece.title.number
        if number is None and piece.group is not None:
            number = "plur"
        if number is None and piece.title is not None:
            number = self._number_of_form(piece, determiner, first)
        return number

    def _number_of_form(self, piece: Piece, determiner: str | None, first: int) -> str | None:
        """Tell singular from plural where the noun is both (Außenminister): by the words before it.

        "die Außenminister" and "europäische Außenminister" are plurals, for a man would be "der", "europäischer".
        """
        if determiner == "indef":
            return "sing"
        words = self._words
        masculine = piece.title is not None and all(form.gender == "m" for form in piece.title.forms)
        article = self._tokens[first].form.lower() if first < piece.first else ""
        if masculine and article in words.never_masculine:
            return "plur"
        if masculine and article in words.always_singular:
            return "sing"
        if masculine and article in words.nominative and (first == 0 or self._tokens[first - 1].pos in BEFORE_SUBJECT):
            # The genitive plural, which looks the same, stands behind a noun or a preposition.
            return "sing"
        if masculine and article in words.accusative:
            form, before = self._tokens[piece.last - 1].form, self._tokens[first - 1] if first else None
            governed = before is not None and before.pos == "ADP"
            if not form.endswith("n") or not (form.endswith(words.plural_endings) or governed):
                # Den Präsidenten without a preposition is one: as a dative it would need a verb that gives.
                return "sing"
        if determiner == "poss" and words.endings and not article.endswith("e"):
            return None
        last = self._tokens[piece.first - 1] if first < piece.first else None
        if masculine and last is not None and last.pos == "ADJ" and determiner is None and words.endings:
            return "plur" if last.form.endswith("e") and not last.form[0].isdigit() else "sing"
        phrase = self._sentence.phrase_at(piece.last - 1)
        if phrase is not None and phrase.head == piece.last - 1 and phrase.number is not None:
            return phrase.number
        feature = self._tokens[piece.last - 1].feat("Number")
        return {"Plur": "plur", "Sing": "sing"}.get(feature or "")

    def _left(
        self, piece: Piece
    ) -> tuple[int, str | None, str | None, str | None, bool, list[int], list[Owner], list[Piece]]:
        words, tokens = self._words, self._tokens
        determiner = number = shift = None
        deputy = False
        attributes: list[int] = []
        owners: list[Owner] = []
        used: list[Piece] = []
        first = piece.first
        j = piece.first - 1
        clitic = False
        while j >= 0:
            token = tokens[j]
            low = token.form.lower()
            before = self._ending.get(j + 1)
            if before is not None:
                owner = self._left_owner(before, clitic=clitic)
                if owner is None:
                    rank = before.last - before.first == 1 and low in words.ranks
                    if rank and owners and before.title is not None:
                        attributes.insert(0, j)
                        used.append(before)
                        first = before.first
                        j -= 1
                        continue
                    if before.region is not None:
                        attributes.insert(0, j)
                        first = j = before.first
                        j -= 1
                        continue
                    break
                owners.append(owner)
                if not before.people:
                    used.append(before)
                first = before.first
                j = before.first - 1
                if clitic or before.genitive:
                    # "Russia's foreign minister": a possessor stands where a determiner would.
                    determiner = "def"
                    if before.people or clitic or before.genitive:
                        first, determiner = self._article_before(before.first, determiner)
                    break
                continue
            if token.form in words.clitics and j > 0:
                clitic = True
                j -= 1
                continue
            if clitic:
                if low in words.own_country and j > 0 and tokens[j - 1].form.lower() in words.definite:
                    first, determiner = j - 1, "def"
                break
            if (low in words.possessive and token.pos != "PRON") or (
                low in words.possessive and token.tag in POSSESSIVE
            ):
                determiner = "poss"
                first = j
                break
            if low in words.plural_determiners:
                number = "plur"
                first = j
                j -= 1
                continue
            if low in words.definite or low in words.indefinite:
                determiner = "def" if low in words.definite else "indef"
                if token.pos != "ADP":
                    first = j
                break
            if j == 0 and low in words.then:
                break
            if words.is_stem(low, words.former) or (
                token.form in words.former_prefixes and tokens[j + 1].form in ("-", "–")
            ):
                shift = "former"
            elif words.is_stem(low, words.coming):
                shift = "coming"
            elif words.is_stem(low, words.deputy) or token.form in words.deputy:
                deputy = True
            elif token.pos == "ADJ" or token.pos == "NUM" or words.is_stem(low, words.leaving):
                attributes.insert(0, j)
            elif words.clitic_genitive and token.form in ("-", "–") and j > 0:
                pass
            elif self._is_attribute(j, piece):
                attributes.insert(0, j)
            else:
                break
            first = j
            j -= 1
        owners.reverse()
        owners.sort(key=lambda o: o.state is None)
        return first, determiner, number, shift, deputy, attributes, owners, used

    def _is_attribute(self, j: int, piece: Piece) -> bool:
        """Say whether a noun before a title belongs to it: peace envoy, the New York Democrat."""
        token = self._tokens[j]
        if not self._words.clitic_genitive or piece.title is None:
            return False
        if token.pos != "PROPN":
            return token.pos == "NOUN" and token.form.islower()
        member = all(form.office in MEMBERS for form in piece.title.forms)
        return member and any(t.form.lower() in self._words.definite for t in self._tokens[max(0, j - 2) : j])

    def _article_before(self, first: int, determiner: str) -> tuple[int, str]:
        if first > 0 and self._tokens[first - 1].form.lower() in self._words.definite:
            return first - 1, determiner
        return first, determiner

    def _left_owner(self, piece: Piece, *, clitic: bool) -> Owner | None:
        """Return the owner that a piece before a title names: an adjective, a possessor, in English any name."""
        words = self._form(piece)
        adjective = piece.key("adjective", type="state/") or piece.key("adjective", type="text/state/")
        if adjective is not None:
            return Owner(state=adjective, words=words)
        possessor = clitic or piece.genitive
        if possessor or self._words.clitic_genitive:
            if piece.state_name:
                return Owner(state=piece.state_name, words=words)
            if piece.organisation:
                return Owner(organisation=piece.organisation, words=words)
            if piece.body is not None and not piece.title:
                return Owner(body=piece.body, words=words, state=piece.owner.state if piece.owner else None)
            if piece.city and possessor:
                return Owner(state=piece.city, words=words)
            if piece.seat and possessor:
                return Owner(organisation=piece.seat, words=words)
            if piece.people:
                return Owner(person=piece.people[0], words=words)
        return None

    def _right(self, piece: Piece, owners: list[Owner]) -> tuple[int, str | None, list[Piece]]:
        """Read what follows the head: the genitive, "of ..", "für ..", "-elect"; return the token after it."""
        tokens, words = self._tokens, self._words
        used: list[Piece] = []
        shift = None
        k = piece.last
        if (
            k < len(tokens)
            and tokens[k].form in ("-", "–")
            and k + 1 < len(tokens)
            and tokens[k + 1].form in words.coming
        ):
            shift = "coming"
            k += 2
        elif k < len(tokens) and tokens[k].form.lower() in words.coming:
            shift = "coming"
            k += 1
        for _ in range(3):
            step = self._complement(k, piece, owners, used)
            if step == k:
                break
            k = step
        return k, shift, used

    def _complement(self, k: int, piece: Piece, owners: list[Owner], used: list[Piece]) -> int:
        tokens, words = self._tokens, self._words
        if k >= len(tokens):
            return k
        low = tokens[k].form.lower()
        target = self._starting.get(k)
        if target is not None and target.genitive and not self._words.clitic_genitive:
            owner = self._left_owner(target, clitic=True)
            if owner is not None and not target.people:
                owners.append(owner)
                used.append(target)
                return target.last
            return k
        genitive = low in words.genitive
        if (genitive or low in words.of) and piece.title is not None and (end := self._own_country(k + 1)) is not None:
            return end
        of = low in words.of or (low in words.origin and piece.title is not None)
        spoken_for = low in words.about and piece.title is not None and _speaks(piece)
        if genitive or of or spoken_for:
            j = k + 1
            state: str | None = None
            while j < len(tokens):
                inner = self._starting.get(j)
                if inner is not None:
                    adjective = inner.key("adjective")
                    ahead = self._starting.get(inner.last)
                    if adjective is not None and ahead is not None and not inner.state_name:
                        state = adjective
                        used.append(inner)
                        j = inner.last
                        continue
                    break
                low = tokens[j].form.lower()
                if low in words.definite or tokens[j].pos == "ADJ" or tokens[j].form in words.state_nouns:
                    j += 1
                    continue
                break
            inner = self._starting.get(j)
            if inner is None:
                return k
            owner = self._right_owner(inner, state)
            if owner is None:
                return k
            owners.append(owner)
            if not inner.people:
                used.append(inner)
            return inner.last + bool(owner.part)
        if (low in words.at and owners and owners[-1].body is not None) or (low in words.at and piece.body is not None):
            j = k + 1
            inner = self._starting.get(j)
            if inner is not None and inner.city and not any(o.state for o in owners):
                owners.insert(0, Owner(state=inner.city, words=self._form(inner)))
                return inner.last
            return k
        if low in words.at and piece.title is not None and not owners and self._seated(k, piece):
            owners.append(Owner(state=self._starting[k + 1].city, words=self._form(self._starting[k + 1])))
            return self._starting[k + 1].last
        if low in words.at and piece.title is not None:
            j = k + 1
            while j < len(tokens) and tokens[j].form.lower() in words.definite:
                j += 1
            inner = self._starting.get(j)
            if inner is not None and inner.body is not None and _speaks(piece):
                owners.append(Owner(body=inner.body, state=inner.owner.state if inner.owner else None))
                used.append(inner)
                return inner.last
        return k

    def _part(self, piece: Piece) -> str:
        """Return the noun that makes a part of an organisation of its name: the head of the U.N. mission."""
        after = self._tokens[piece.last] if piece.last < len(self._tokens) else None
        following = self._starting.get(piece.last)
        alone = following is None or following.body is not None or following.group is not None
        part = self._words.clitic_genitive and not piece.genitive and alone
        return after.form if part and after is not None and after.pos == "NOUN" and after.form.islower() else ""

    def _own_country(self, k: int) -> int | None:
        """Return the token after "des Landes", "of the country", None if it is not that which stands there."""
        tokens = self._tokens
        if k < len(tokens) and tokens[k].form.lower() in self._words.definite:
            k += 1
        after = tokens[k + 1].form.lower() if k + 1 < len(tokens) else ""
        own = k < len(tokens) and tokens[k].form.lower() in self._words.own_country
        return k + 1 if own and after not in self._words.clitics else None

    def _seated(self, k: int, piece: Piece) -> bool:
        """Say whether "in" and a capital belong to a title of state: Die Außenministerin in Berlin sagte ..

        Only where both stand together before the verb: "traf den Außenminister in Berlin" says where they met.
        """
        tokens = self._tokens
        town = self._starting.get(k + 1)
        if town is None or not town.city or town.last >= len(tokens) or tokens[town.last].pos not in ("VERB", "AUX"):
            return False
        opening = any(token.pos in ("VERB", "AUX", "PUNCT", "ADP") for token in tokens[: piece.first])
        forms = piece.title.forms if piece.title else ()
        return not opening and all(f.level == "state" or "spokes" in f.office for f in forms)

    def _right_owner(self, piece: Piece, state: str | None) -> Owner | None:
        words = self._form(piece)
        if piece.state_name:
            return Owner(state=piece.state_name, words=words)
        if piece.organisation:
            return Owner(organisation=piece.organisation, state=state, words=words, part=self._part(piece))
        if piece.body is not None:
            owner = state or (piece.owner.state if piece.owner else None)
            return Owner(body=piece.body, state=owner, words=words)
        if piece.title is not None:
            owner = state or (piece.title.owner.state if piece.title.owner else None)
            return Owner(state=owner, words=words)
        if piece.people:
            return Owner(person=piece.people[0], words=words)
        if piece.group is not None:
            return Owner(words=words, organisation=piece.owner.organisation if piece.owner else None)
        return None

    def _share_owners(self, found: list[Description]) -> list[Description]:
        """Give the state of the first of two joined titles to the second too: Kiews Außenminister und der General."""
        result = list(found)
        for n in range(1, len(result)):
            one, two = result[n - 1], result[n]
            if one.piece.title is None or two.piece.title is None or two.owners or two.names:
                continue
            state = one.owner.state
            between = self._tokens[one.last : two.first]
            joined = len(between) == 1 and between[0].form.lower() in self._words.conjunctions
            if state and joined and two.determiner in ("def", None) and one.number == two.number == "sing":
                result[n] = replace(two, owners=(Owner(state=state),))
        return result

    def _share_names(self, found: list[Description]) -> list[Description]:
        """Give the name after the second of two joined titles to the first too: Botschafter und Sondergesandter X."""
        result = list(found)
        for n in range(len(result) - 2, -1, -1):
            one, two = result[n], result[n + 1]
            if one.names or not two.names or one.piece.title is None or two.piece.title is None:
                continue
            if one.number == "plur" or len(two.names) > 1 or two.names[0].first < two.piece.last:
                continue
            between = self._tokens[one.head_end : two.first]
            if len(between) == 1 and between[0].form.lower() in self._words.conjunctions and _may_be_one(one, two):
                result[n] = replace(one, names=two.names)
        return result


def _speaks(piece: Piece) -> bool:
    return piece.title is not None and any(
        "spokes" in form.office or "press" in form.office for form in piece.title.forms
    )


def _may_be_one(one: Description, two: Description) -> bool:
    """Say whether one person may hold both titles: a head of state is not his own foreign minister."""
    if one.piece.title is None or two.piece.title is None:
        return False
    if {f.office for f in one.piece.title.forms} & {f.office for f in two.piece.title.forms}:
        return False
    if one.determiner == "def" and two.determiner is None and not two.owners and not one.owners:
        return not _heads(one.piece) or not _serves(two.piece)
    return not _heads(one.piece) or bool(two.owner.organisation)


def _heads(piece: Piece) -> bool:
    return piece.title is not None and any(form.office.startswith("head_of") for form in piece.title.forms)


def _serves(piece: Piece) -> bool:
    return piece.title is not None and any("minister" in form.office for form in piece.title.forms)
