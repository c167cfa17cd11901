"""Print every score on the data below a folder, and write the table of docs/accuracy.md if asked.

    python benchmarks/accuracy.py FOLDER [--write]

FOLDER holds ``eval/`` with gold and, at any depth, the articles that its gold on whole articles names.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- scores: begin -->", "<!-- scores: end -->"


def scores(gold, articles):
    command = [sys.executable, "-m", "dragoman", "eval", str(gold), "--articles", str(articles), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def rows(found):
    yield "| score | % | 95 % interval | goal |"
    yield "|---|---:|---|---:|"
    for s in found:
        goal = f"{100 * s['goal']:.0f}" if s["goal"] is not None else ""
        yield f"| {s['name']} | {100 * s['value']:.1f} | {100 * s['low']:.1f}–{100 * s['high']:.1f} | {goal} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="put the table into docs/accuracy.md")
    options = parser.parse_args()
    found = scores(ROOT / "examples" / "gold.json", ROOT / "examples")
    for gold in sorted((ROOT / "gold").glob("*.jsonl")):
        found += scores(gold, ROOT / "gold")
    found += scores(options.folder / "eval", options.folder)
    table = "\n".join(rows(found))
    print(table)
    if options.write:
        page = ROOT / "docs" / "accuracy.md"
        text = page.read_text(encoding="utf-8")
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        page.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
