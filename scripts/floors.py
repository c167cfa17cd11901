"""Floors under the scores on the project's own gold: a change that lowers one fails.

    python scripts/floors.py [--raise]

The floors of the examples stand in examples/floors.toml, those of all other gold, what is kept from tuning included,
in gold/floors.toml. ``--raise`` lifts them to what is reached now and never lowers one; a floor is lowered by hand,
with the reason in the commit.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "examples" / "floors.toml"
OWN = ROOT / "gold" / "floors.toml"
SLACK = 0.0005
"""Below one item of any score: rounding in the file is no fall."""
MARGIN = 0.02
"""What the floors of gold/ stand below what was reached: the last digits of the networks differ between machines."""
FEWER_IS_BETTER = ("beyond", "wrong")

HEAD = "# Scores on examples/gold.json that no change may lower: python scripts/floors.py --raise\n"
OWN_HEAD = "# Scores on the gold beside this file that no change may lower: python scripts/floors.py --raise\n"


def reached(gold, articles):
    command = [sys.executable, "-m", "dragoman", "eval", str(gold), "--articles", str(articles), "--json"]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {s["name"]: s["value"] for s in scores}


def is_ceiling(name):
    return name.split("/")[-1].startswith(FEWER_IS_BETTER)


def fallen(now, floors):
    """Yield a line for every score that is below its floor; ``beyond`` is a ceiling: fewer is better."""
    for name, floor in floors.items():
        value = now.get(name, 0.0)
        worse = value - floor if is_ceiling(name) else floor - value
        if worse > SLACK:
            yield f"{name}: {value:.3f}, floor {floor:.3f}"


def raised(now, floors, margin):
    """Return floors lifted to what is reached now, less the margin."""
    best = {}
    for name, value in now.items():
        reached_now = min(1.0, value + margin) if is_ceiling(name) else max(0.0, value - margin)
        best[name] = (min if is_ceiling(name) else max)(reached_now, floors.get(name, reached_now))
    return best


def checked(gold, articles, file, head, margin):
    """Yield a line for every score of some gold that has fallen; lift the floors first if asked."""
    now = reached(gold, articles)
    floors = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    if "--raise" in sys.argv[1:]:
        floors = raised(now, floors, margin)
        file.write_text(head + "".join(f'"{n}" = {v:.4f}\n' for n, v in sorted(floors.items())), encoding="utf-8")
    if not floors:
        yield f"{file.name} of {file.parent.name} holds no floors"
    yield from fallen(now, floors)


def main():
    lines = [
        *checked(ROOT / "examples" / "gold.json", ROOT / "examples", FLOORS, HEAD, 0.0),
        *checked(ROOT / "gold", ROOT / "gold", OWN, OWN_HEAD, MARGIN),
    ]
    print("\n".join(lines) or "every score is at or above its floor")
    sys.exit(bool(lines))


if __name__ == "__main__":
    main()
