"""Records against gold of whole articles: how an actor, a place, a time, a channel or a span is held to be the same."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

WORD = re.compile(r"\w+")

PLACES = {
    "brüssel": "brussels", "münchen": "munich", "moskau": "moscow", "saudi-arabien": "saudi arabia", "wien": "vienna",
    "teheran": "tehran", "den haag": "the hague", "sotschi": "sochi", "türkei": "turkey", "äthiopien": "ethiopia",
    "westjordanland": "west bank", "europa": "europe", "genf": "geneva", "kairo": "cairo", "peking": "beijing",
    "luxemburg": "luxembourg", "schatt el-arab": "shatt al-arab", "persischer golf": "persian gulf",
    "libanon": "lebanon", "straßburg": "strasbourg", "rom": "rome", "athen": "athens", "belgrad": "belgrade",
    "nordkorea": "north korea", "pjöngjang": "pyongyang", "südkorea": "south korea", "kiew": "kyiv", "riad": "riyadh",
}  # fmt: skip
"""Places whose German and English names have no word in common; gold names them in either language."""

CHANNELS = {
    "videoansprache": {"video", "ansprache", "videoansprache", "videobotschaft", "address"},
    "erklärung": {"erklärung", "declaration", "statement", "communique", "communiqué"},
    "x": {"x", "twitter"}, "twitter": {"x", "twitter", "tweet"}, "press": {"press", "pressekonferenz", "presse"},
}  # fmt: skip

GoldItem = Mapping[str, Any]
Line = Mapping[str, Any]


def words(text: str) -> list[str]:
    """Return the words of a text, case folded."""
    return WORD.findall(text.casefold())


def as_list(value: Any) -> list[Any]:  # noqa: ANN401
    """Return a list as it is, nothing as an empty one, anything else as a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def plain(text: str) -> str:
    """Return the words of a text with single spaces, case folded."""
    return " ".join(words(text))


class Records:
    """The lines of an export, and which of its articles and actors stand for which of the gold."""

    def __init__(self, lines: Iterable[Line], gold: GoldItem) -> None:
        self.by_kind: dict[str, list[Line]] = defaultdict(list)
        self.by_id: dict[str, Line] = {}
        for line in lines:
            self.by_kind[line["kind"]].append(line)
            self.by_id[line["id"]] = line
        self.aliases = {k: {n.casefold() for n in v} for k, v in gold["actors"].items()}
        self.people = set(gold.get("people", ()))
        self.article_of: dict[str, Line] = {}
        for article in self.by_kind["article"]:
            file = str(article.get("source") or "").replace("\\", "/").rsplit("/", 1)[-1]
            for item in gold["articles"]:
                if item["id"] in (article["id"], file, file.rsplit(".", 1)[0]):
                    self.article_of[item["id"]] = article
        self._stands: dict[str, set[str]] = {}
        self._of: dict[tuple[str, str], list[Line]] = defaultdict(list)
        for kind, items in self.by_kind.items():
            for item in items:
                if item.get("article"):
                    self._of[kind, item["article"]].append(item)

    def of(self, kind: str, article: str) -> list[Line]:
        """Return the records of a kind on a gold article."""
        found = self.article_of.get(article)
        return self._of[kind, found["id"]] if found else []

    def stands_for(self, actor: str) -> set[str]:
        """Return the gold actors that a record may stand for; none if it lumps together people or half the world."""
        if actor not in self._stands:
            found = self.by_id.get(actor, {})
            names = {str(found.get("name") or actor)}
            for group in (found.get("names") or {}).values():
                names.update(as_list(group))
            folded = {n.casefold() for n in names if n}
            hit = {k for k, v in self.aliases.items() if folded & v}
            apart: list[str] = []
            for key in sorted(hit):
                if not any(self.aliases[key] & self.aliases[other] for other in apart):
                    apart.append(key)
            lumped = len([k for k in apart if k in self.people]) > 1 or len(apart) > 4
            self._stands[actor] = set() if lumped else hit
        return self._stands[actor]

    def is_actor(self, reference: object, keys: Iterable[str]) -> bool:
        """Say whether a reference (an id, or an object that holds one) may stand for one of the gold actors."""
        actor = reference.get("actor") if isinstance(reference, Mapping) else reference
        return bool(self.stands_for(str(actor)) & set(keys))

    def locate(self, article: str, excerpt: str) -> set[int]:
        """Return where the words of an excerpt start in a gold article's text; an empty set if it lacks them."""
        found = self.article_of.get(article)
        if found is None:
            return set()
        m = re.search(r"\W+".join(re.escape(w) for w in WORD.findall(excerpt)), found["text"], re.IGNORECASE)
        return {m.start() + w.start() for w in WORD.finditer(m.group())} if m else set()

    def at(self, record: Line, spans: Any) -> set[int]:  # noqa: ANN401
        """Return where the words inside spans of a record start."""
        text = self.by_id[record["article"]]["text"]
        several = spans or []
        if several and not isinstance(several[0], list):
            several = [several]
        return {s + w.start() for s, e in several for w in WORD.finditer(text[s:e])}


def shares(gold: set[int], found: set[int]) -> tuple[float, float]:
    """Return recall and precision of word starts."""
    if not gold or not found:
        return 0.0, 0.0
    both = len(gold & found)
    return both / len(gold), both / len(found)


def near(want: set[int], at: set[int], *, loose: bool = False) -> tuple[bool, float]:
    """Say whether a record's words are those of an excerpt, or part of them, and how well they fit."""
    recall, precision = shares(want, at)
    tight = len(at) <= 4 * len(want) + 10
    return (recall >= (0.3 if loose else 0.5) and tight) or (precision >= 0.7 and len(at) >= 3), recall + precision


def days(value: object) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of an ISO, EDTF or TIMEX3 calendar value."""
    text = str(value or "").strip().rstrip("?~%")
    if "/" in text:
        first, last = (days(part) for part in text.split("/", 1))
        if text.startswith(("/", "../")):
            return last and (dt.date.min, last[1])
        return (first[0], last[1]) if first and last else None
    try:
        if m := re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?", text):
            year, month, day = (int(x) if x else None for x in m.groups())
            if year and month and day:
                return (dt.date(year, month, day),) * 2
            if year and month:
                after = dt.date(year + month // 12, month % 12 + 1, 1)
                return dt.date(year, month, 1), after - dt.timedelta(days=1)
            return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else None
        if m := re.fullmatch(r"(\d{4})-W(\d\d)(?:-(\d|WE))?", text):
            monday = dt.date.fromisocalendar(int(m[1]), int(m[2]), 1)
            first_day = 5 if m[3] == "WE" else int(m[3]) - 1 if m[3] else 0
            last_day = 6 if m[3] in ("WE", None) else first_day
            return monday + dt.timedelta(days=first_day), monday + dt.timedelta(days=last_day)
    except ValueError:
        return None
    return None


def same_time(gold: object, found: object) -> bool:
    """Say whether a record's time lies within one of the gold's, a day's slack at the end."""
    have = days(found)
    for value in as_list(gold):
        want = days(value)
        if want and have and want[0] <= have[0] and have[1] <= want[1] + dt.timedelta(days=1):
            return True
    return False


def same_place(gold: object, found: object) -> bool:
    """Say whether a record's place has one of the gold's names, in German or English."""
    name = plain(str(found.get("name") or "")) if isinstance(found, Mapping) else plain(str(found or ""))
    for value in as_list(gold):
        english = PLACES.get(value.casefold(), value)
        german = [k for k, v in PLACES.items() if v == value.casefold()]
        if name and any(plain(x) in name for x in (value, english, *german)):
            return True
    return False


def same_channel(gold: object, found: object) -> bool:
    """Say whether a record's channel holds the words of the gold's."""
    have = set(words(" ".join(str(v) for v in found.values() if v))) if isinstance(found, Mapping) else set()
    for value in as_list(gold):
        accepted = CHANNELS.get(value.casefold())
        if have & accepted if accepted else set(words(value)) <= have:
            return True
    return False


def assign(pairs: Iterable[tuple[float, int, Line]], total: int) -> tuple[list[Line | None], set[str]]:
    """Return for each gold item its record, one to one, the best fits first, and the ids of the records used."""
    taken: set[str] = set()
    found: dict[int, Line] = {}
    for _, i, record in sorted(pairs, key=lambda p: (-p[0], p[1], p[2]["id"])):
        if i not in found and record["id"] not in taken:
            found[i] = record
            taken.add(record["id"])
    return [found.get(i) for i in range(total)], taken


def beyond(gold: GoldItem, records: Records, kind: str, used: set[str]) -> list[Line]:
    """Return the records of a kind on gold articles that stand for no gold item."""
    return [r for a in gold["articles"] for r in records.of(kind, a["id"]) if r["id"] not in used]


def overlap_words(record: Line, records: Records, at: set[int]) -> Iterator[str]:
    """Yield the words, case folded, that start at some places of a record's article."""
    text = records.by_id[record["article"]]["text"]
    for start in sorted(at):
        if m := WORD.match(text, start):
            yield from words(m.group())


Checks = dict[str, bool]
Result = Sequence[tuple[GoldItem, Line | None, Checks]]
