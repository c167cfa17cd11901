"""How fast the program reads, how much memory it takes, and how both grow.

    python benchmarks/run.py [--sizes 100 1000 10000] [--workers 1 2] [--smoke]

Articles are made by varying the examples (days, names of places and a serial number), so that no two are the same; each
run reads them in a process of its own, so that its peak memory is its own. Times are wall clock. Never a unit test.
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


def varied(count, seed=7):
    """Yield articles as (outlet, day, text), the same for the same count and seed."""
    rng = random.Random(seed)
    texts = [p.read_text(encoding="utf-8") for p in sorted(EXAMPLES.glob("*.txt"))]
    for n in range(count):
        text = texts[n % len(texts)]
        body = text.split("\n", 1)[1]
        day = f"{2000 + rng.randrange(25)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
        words = f"{rng.choice(TOWNS)} {n}"
        body = re.sub(r"\b(Brüssel|Brussels|München|Munich|Riad|Riyadh|Paris)\b", rng.choice(TOWNS), body)
        yield day, f"date {day} Report {words}\n{body}\n\nReport number {n} from {words}.\n"


def one(count, workers):
    """Read ``count`` articles in this process and print what it took as JSON."""
    import dragoman

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        words = 0
        with source.open("w", encoding="utf-8") as file:
            for n, (day, text) in enumerate(varied(count)):
                words += len(text.split())
                file.write(json.dumps({"id": str(n), "text": text, "published": day}) + "\n")
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
