"""Those who act together and go by no name: europäische Außenminister, EU-Staaten, Western diplomats."""

from __future__ import annotations

from dragoman.mentions._describe import Description
from dragoman.mentions._ledger import Ledger, Read, head_end, head_start
from dragoman.mentions._wording import group_name, is_colleague, plural_noun, plural_title
from dragoman.mentions.names import fold

ALONE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister"})
"""Offices whose plural names a group even where nothing says whose they are: "die Außenminister"."""
COUNTED = ALONE | {"minister", "negotiator", "mediator", "envoy", "ambassador", "diplomat", "head_of_state"}
"""Offices whose plural names a group where a number goes with it: "zwei Minister", not "46 Beamte"."""
ALONE_WITH_ARTICLE = frozenset({"negotiator", "mediator", "chief_negotiator"})


class Groups:
    """Makes actors of plural descriptions; they stand for their article alone."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def resolve(self, description: Description, read: Read) -> None:
        """Make the mention of a group, if the description names one."""
        ledger = self._ledger
        piece = description.piece
        if piece.title is not None:
            form, shown = ledger.form(description, None)
            known = self._known(description, read)
            if is_colleague(shown, read.words) or (form.level == "none" and not (description.owners or known)):
                return
            counted = form.office in COUNTED and self._qualified(description, read)
            owned = bool(description.owners) or self._region(description, read)
            if not (owned or counted or known or self._alone(form.office, description)):
                return
            noun, sector = plural_title(ledger, piece, form, read.language), form.sector
        elif piece.group is not None:
            if not (piece.group.alone or self._qualified(description, read)):
                return
            noun, sector = plural_noun(ledger, piece), piece.group.sector
        elif piece.body is not None:
            compound = ledger.text[piece.start : piece.end]
            noun, sector = compound, piece.body.sector
        else:
            return
        end = self._end(description, read)
        name = group_name(ledger, description, noun, end, read)
        alone = len(description.owners) == 1 and end <= head_end(description, read)
        country = ledger.country(description.owner) if alone else None
        draft = ledger.roster.put("group", (ledger.article.id, fold(name)), name, country=country)
        draft.number = "sing" if piece.body is not None and piece.body.gender != "pl" else "plur"
        draft.sector = draft.sector or sector
        draft.seen_as(name, read.language)
        for office in sorted(ledger.offices(description)):
            draft.offices.setdefault((f"group/{office}", ""), None)
        span = (head_start(description), max(end, piece.end))
        ledger.mention(draft, span, "description", f"several who act together: {name}", read)

    def _known(self, description: Description, read: Read) -> bool:
        """Say whether the plural of a title is a noun of the table that names a group by itself: Diplomaten."""
        piece = description.piece
        words = self._ledger.text[piece.start : piece.end]
        noun = read.words.groups.get(words if read.words.endings else words.lower())
        return noun is not None and noun.alone

    def _alone(self, office: str, description: Description) -> bool:
        return office in ALONE or (office in ALONE_WITH_ARTICLE and description.determiner == "def")

    def _region(self, description: Description, read: Read) -> bool:
        first, last = description.first, description.piece.first
        return any(p.region is not None and first <= p.first and p.last <= last for p in read.pieces)

    def _qualified(self, description: Description, read: Read) -> bool:
        """Say whether a plural noun is told from any such: by a name, a region, a number, a genitive."""
        if description.owners or self._region(description, read):
            return True
        tokens = read.sentence.tokens[description.first : description.piece.first]
        inside = read.sentence.tokens[description.piece.first]
        stems = read.words.region_stems
        long = description.piece.last - description.piece.first > 1
        return any(token.pos == "NUM" for token in tokens) or (long and read.words.is_stem(inside.form, stems))

    def _end(self, description: Description, read: Read) -> int:
        """Return the end of a group's name with the genitives after it: Außenminister mehrerer europäischer Länder."""
        tokens, words = read.sentence.tokens, read.words
        starting = {p.first: p for p in read.pieces}
        end = head_end(description, read)
        k = description.head_end
        if k == description.piece.last and k < len(tokens) and words.endings and tokens[k].form.endswith("r"):
            j = k
            while j < len(tokens) and (
                tokens[j].form.lower() in words.plural_determiners
                or (j in starting and (starting[j].region or starting[j].key("adjective")))
                or tokens[j].pos == "ADJ"
            ):
                j += 1
            piece = starting.get(j)
            if j > k and piece is not None and piece.group is not None:
                return piece.end
        while k + 1 < len(tokens) and tokens[k - 1].end == end:
            joint = tokens[k].form.lower()
            at = k + 1 if k + 1 in starting else k + 2
            following = starting.get(at)
            if joint != "," and joint not in words.conjunctions:
                break
            if following is None or not (following.state_name or following.organisation):
                break
            article = tokens[at - 1].form.lower() if at == k + 2 else ""
            if not (article in words.genitive or (at == k + 1 and following.genitive and words.endings)):
                break
            k, end = following.last, following.end
        return end
