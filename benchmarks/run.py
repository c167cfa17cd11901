"""How fast the program reads, how much memory it takes, and how both grow.

    python benchmarks/run.py [--sizes 100 1000 10000] [--workers 1 2] [--smoke]

Articles are made of the paragraphs of the examples, with days, outlets and towns drawn anew, so that no two are the
same; each run reads them in a process of its own, so that its peak memory is its own. Times are wall clock. Never a
unit test.
"""

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "ukraine-2025"
TOWNS = ["Ardenau", "Belmark", "Corvenz", "Dralund", "Estwick", "Falmora", "Gorvin", "Halberg", "Isendal", "Jorvik"]
OUTLETS = [f"{town} {paper}" for town in TOWNS for paper in ("Courier", "Gazette", "Post")]
REAL = re.compile(r"\b(Brüssel|Brussels|München|Munich|Riad|Riyadh|Paris)\b")
PARAGRAPHS = 6
"""Of an article: some 200 words."""


def varied(count, seed=7):
    """Yield articles as (day, outlet, text), the same for the same count and seed.

    Each is put together of paragraphs of the examples in one language, with other towns, so that articles share actors
    and events as those on one negotiation do, and hardly any is a copy of another.
    """
    rng = random.Random(seed)
    stock = {}
    for path in sorted(EXAMPLES.glob("*.txt")):
        _, _, body = path.read_text(encoding="utf-8").partition("\n")
        language = "de" if re.search(r"\b(der|die|das)\b", body) else "en"
        stock.setdefault(language, []).extend(p for p in body.split("\n\n") if len(p.split()) > 15)
    for n in range(count):
        paragraphs = stock[("de", "en")[n % 2]]
        town = rng.choice(TOWNS)
        body = REAL.sub(town, "\n\n".join(rng.sample(paragraphs, PARAGRAPHS)))
        day = f"{2000 + rng.randrange(25)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
        yield day, rng.choice(OUTLETS), f"date {day} Report {n} from {town}\n\n{body}\n"


def one(count, workers):
    """Read ``count`` articles in this process and print what it took as JSON."""
    import dragoman

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        words = 0
        with source.open("w", encoding="utf-8") as file:
            for day, outlet, text in varied(count):
                words += len(text.split())
                file.write(json.dumps({"text": text, "published": day, "outlet": outlet}) + "\n")
        dragoman.analyse(dragoman.article_from_text("Warm up.", source="warm"), dragoman.load_knowledge())
        start = time.perf_counter()
        reading = []
        with dragoman.read(
            source, store=Path(folder) / "a.db", workers=workers, on_article=lambda _: reading.append(0)
        ) as process:
            total = time.perf_counter() - start
            views = time.perf_counter()
            process.brief()
            views = time.perf_counter() - views
            size = sum(f.stat().st_size for f in Path(folder).glob("a.db*"))
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(
        json.dumps(
            {
                "articles": count,
                "workers": workers,
                "seconds": round(total, 2),
                "articles_per_second": round(count / total, 1),
                "words_per_second": round(words / total),
                "brief_seconds": round(views, 2),
                "peak_memory_mb": round(own / 1024),
                "peak_memory_of_a_worker_mb": round(children / 1024),
                "store_mb": round(size / 1e6, 1),
            }
        )
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, os.cpu_count() or 1])
    parser.add_argument("--smoke", action="store_true", help="one small run, to see that it works")
    parser.add_argument("--one", type=int, nargs=2, metavar=("ARTICLES", "WORKERS"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(*options.one)
        return
    sizes, workers = ([12], [1]) if options.smoke else (options.sizes, options.workers)
    for count in sizes:
        for number in workers:
            command = [sys.executable, __file__, "--one", str(count), str(number)]
            line = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            print(line.strip(), flush=True)


if __name__ == "__main__":
    main()
