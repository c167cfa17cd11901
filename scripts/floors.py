"""Floors under the scores on the project's own gold: a change that lowers one fails.

    python scripts/floors.py [--raise]

The floors stand in examples/floors.toml and, for the statements of gold/, in gold/floors.toml. ``--raise`` lifts the
first to what is reached now and never lowers one; a floor is lowered by hand, with the reason in the commit.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "examples" / "floors.toml"
STATEMENTS = ROOT / "gold" / "floors.toml"
SLACK = 0.0005
"""Below one item of any score: rounding in the file is no fall."""

HEAD = "# Scores on examples/gold.json that no change may lower: python scripts/floors.py --raise\n"


def reached(gold, articles):
    command = [sys.executable, "-m", "dragoman", "eval", str(gold), "--articles", str(articles), "--json"]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {s["name"]: s["value"] for s in scores}


def reached_statements():
    found = {}
    for gold in sorted((ROOT / "gold").glob("statements-*.jsonl")):
        found |= reached(gold, ROOT / "gold")
    return found


def fallen(now, floors):
    """Yield a line for every score that is below its floor; ``beyond`` is a ceiling: fewer is better."""
    for name, floor in floors.items():
        value = now.get(name, 0.0)
        worse = value - floor if name.split("/")[-1].startswith("beyond") else floor - value
        if worse > SLACK:
            yield f"{name}: {value:.3f}, floor {floor:.3f}"


def main():
    now = reached(ROOT / "examples" / "gold.json", ROOT / "examples")
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if "--raise" in sys.argv[1:]:
        best = {n: (min if n.endswith("/beyond") else max)(v, floors.get(n, v)) for n, v in now.items()}
        FLOORS.write_text(HEAD + "".join(f'"{n}" = {v:.4f}\n' for n, v in sorted(best.items())), encoding="utf-8")
        floors = best
    of_statements = tomllib.loads(STATEMENTS.read_text(encoding="utf-8"))
    lines = [*fallen(now, floors), *fallen(reached_statements(), of_statements)]
    print("\n".join(lines) or f"{len(floors) + len(of_statements)} scores at or above their floors")
    sys.exit(bool(lines) or not floors)


if __name__ == "__main__":
    main()
