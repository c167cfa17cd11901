"""How long linking takes, how much memory, and how both grow with the number of articles.

    python benchmarks/linking.py [--sizes 1000 3000 10000] [--smoke]

Articles are made of the examples: each is read once, and then varied as a record, so that the benchmark times linking
and not reading. A variant has another day (its times move with it), another outlet, another cast (the people and states
of the examples under invented names, so that there are many negotiations), some of its paragraphs, other words before
each of them, and but for one in ten, a reprint, a word more after every fourth or so, so that it is no copy. Every size
runs in a process of its own, so that its peak memory is its own. The time of adding one article to what is linked is
given beside. Seconds are wall clock; those of the processor do not depend on what else runs. Never a unit test.
"""

import argparse
import datetime as dt
import gc
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "ukraine-2025"
SEED = 11
CASTS = 12
"""Negotiations among which the articles are divided."""
YEARS = 20
"""Over which the days of the articles lie; every cast has a year and a half."""
TOWNS = ["Ardenau", "Belmark", "Corvenz", "Dralund", "Estwick", "Falmora", "Gorvin", "Halberg", "Isendal", "Jorvik"]
OUTLETS = [f"{town} {paper}" for town in TOWNS for paper in ("Courier", "Gazette", "Post")]
DAY = re.compile(r"\d{4}-\d\d-\d\d")
OPENERS = {
    "de": ["Wie berichtet wird:", "Nach Angaben von Beobachtern:", "Aus Kreisen der Diplomatie heißt es:", "Am Abend:",
           "Im Überblick:", "Zur Lage:", "Was bisher bekannt ist:", "Zum Hintergrund:"],
    "en": ["As reported:", "According to observers:", "From diplomatic circles:", "In the evening:", "In short:",
           "The situation:", "What is known so far:", "For background:"],
}  # fmt: skip
FILLERS = {
    "de": ["offenbar", "zudem", "wohl", "nun", "auch", "dabei", "indes", "freilich", "damals", "heute", "seither",
           "zuletzt", "bislang", "derzeit", "ferner", "allerdings", "immerhin", "demnach", "somit", "zugleich"],
    "en": ["reportedly", "also", "now", "then", "meanwhile", "today", "still", "lately", "indeed", "however",
           "apparently", "clearly", "notably", "moreover", "likewise", "already", "currently", "thereby", "so"],
}  # fmt: skip
DENSITY = 0.25
"""Share of the words of a variant that have a filler behind them."""
REPRINTS = 0.1


def shift(value, days):
    """Move every day inside a value of time."""
    return DAY.sub(lambda m: (dt.date.fromisoformat(m[0]) + dt.timedelta(days)).isoformat(), value)


def stock():
    """Read the examples and return their records as JSON lines, article first."""
    import dragoman
    from dragoman.record import to_json

    with dragoman.read(EXAMPLES) as process:
        records = list(process.store.records())
    parts = ("actors", "mentions", "times", "statements", "events", "positions", "terms")
    return [
        (to_json(r.article), [to_json(item) for part in parts for item in getattr(r, part)])
        for r in records
        if r.events
    ]


def actor_ids(cast, line):
    """Return the id that an actor of the examples has in a cast."""
    return line if cast == 0 or not line.startswith("act-") else f"act-{cast:02d}{line[6:]}"


def varied(base, rng, number):
    """Return one record made of a record of the examples."""
    from dragoman.record import Record, from_json

    article, items = base
    cast = rng.randrange(CASTS)
    offset = cast * 365 * YEARS // CASTS + rng.randrange(540) - 365 * YEARS
    bodies = [p for p in article["passages"] if p["role"] == "body"]
    kept = {tuple(p["span"]) for p in rng.sample(bodies, max(1, len(bodies) - rng.randrange(3)))}
    density = 0.0 if rng.random() < REPRINTS else DENSITY
    pieces, moved = [], []
    passages = []
    length = 0
    for passage in article["passages"]:
        start, end = passage["span"]
        if passage["role"] == "body" and (start, end) not in kept:
            continue
        if passage["role"] == "body" and density:
            pieces.append(rng.choice(OPENERS[article["language"]]) + f" ({number}, {rng.choice(TOWNS)}) ")
            length += len(pieces[-1])
        first = length
        at = start
        for space in re.finditer(r"\s+", article["text"][start:end]):
            if passage["role"] != "body" or rng.random() >= density:
                continue
            stop = start + space.end()
            pieces.append(article["text"][at:stop])
            moved.append((at, stop, length - at))
            pieces.append(rng.choice(FILLERS[article["language"]]) + " ")
            length += stop - at + len(pieces[-1])
            at = stop
        pieces.append(article["text"][at:end])
        moved.append((at, end, length - at))
        length += end - at
        passages.append({**passage, "span": [first, length]})
        pieces.append("\n\n")
        length += 2
    text = "".join(pieces)
    name = f"art-{number:012d}"

    def place(span):
        first = next((span[0] + d for s, e, d in moved if s <= span[0] < e), None)
        last = next((span[1] + d for s, e, d in moved if s < span[1] <= e), None)
        return None if first is None or last is None or last <= first else [first, last]

    def change(value, key=None):
        if isinstance(value, str):
            if value == article["id"]:
                return name
            if key in ("time", "published", "start", "end", "value", "due", "since", "until"):
                return shift(value, offset)
            return re.sub(r"^(evt|stm|pos|trm|men|tim)-", rf"\g<1>-{number:06d}", actor_ids(cast, value))
        if isinstance(value, list):
            if len(value) == 2 and all(isinstance(v, int) for v in value):
                found = place(value)
                if found is None:
                    raise LookupError
                return found
            return [change(v) for v in value]
        if isinstance(value, dict):
            return {k: change(v, k) for k, v in value.items()}
        return value

    parts = {}
    for item in items:
        try:
            line = change(item)
        except LookupError:
            continue
        if item["kind"] == "actor" and cast:
            line["name"] = f"{item['name']} {TOWNS[cast % len(TOWNS)]}"
            line["names"] = {"und": [line["name"]]}
            line["key"] = item["key"] and f"{item['key']}-{cast}"
            line["country"] = item["country"] and f"{item['country'][:2]}{cast}"
        parts.setdefault(f"{item['kind']}s", []).append(from_json(line))
    line = {**article, "id": name, "text": text, "passages": passages, "outlet": rng.choice(OUTLETS), "sha256": name}
    line |= {"published": shift(article["published"], offset), "source": f"{number}.txt", "url": None, "updated": None}
    known = {i.id for part in parts.values() for i in part}
    return whole(Record(article=from_json(line), **{k: tuple(v) for k, v in parts.items()}), known)


def whole(record, known):
    """Return a record whose references to items that were left out are dropped."""
    from dataclasses import replace

    return replace(
        record,
        events=tuple(replace(e, reported_by=e.reported_by if e.reported_by in known else None) for e in record.events),
        positions=tuple(
            replace(
                p,
                statement=p.statement if p.statement in known else None,
                event=p.event if p.event in known else None,
            )
            for p in record.positions
        ),
        terms=tuple(t for t in record.terms if t.event is None or t.event in known),
    )


def records_of(count):
    """Return ``count`` records, the same ones each time."""
    rng = random.Random(SEED)
    found = stock()
    return [varied(rng.choice(found), rng, number) for number in range(count)]


def one(count):
    """Link ``count`` articles in this process and print what it took as JSON."""
    from dragoman.knowledge import load_knowledge
    from dragoman.linking import link

    knowledge = load_knowledge()
    records = records_of(count + 1)
    last, records = records[-1], records[:-1]
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    made = {}
    start, busy = time.perf_counter(), time.process_time()
    linked = link(records, knowledge, made=made)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    start = time.process_time()
    link([*records, last], knowledge, made=made)
    again = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        json.dumps(
            {
                "articles": count,
                "seconds": round(seconds, 1),
                "cpu_seconds": round(busy, 1),
                "one_more_cpu_seconds": round(again, 1),
                "memory_of_records_mb": round(before / 1024),
                "peak_memory_mb": round(peak / 1024),
                "processes": len(linked.processes),
                "events": sum(len(r.events) for r in records),
                "occurrences": len(linked.occurrences),
                "links": dict(sorted(Counter(x.relation for x in linked.links).items())),
            }
        )
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000, 10000])
    parser.add_argument("--smoke", action="store_true", help="one small run, to see that it works")
    parser.add_argument("--one", type=int, metavar="ARTICLES", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one)
        return
    for count in [60] if options.smoke else options.sizes:
        command = [sys.executable, __file__, "--one", str(count)]
        line = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        print(line.strip(), flush=True)


if __name__ == "__main__":
    main()
