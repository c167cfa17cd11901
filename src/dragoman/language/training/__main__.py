"""Remake the weights: ``python -m dragoman.language.training CORPORA [--only en-parser] [--into FOLDER]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.language.pipelines import PIPELINE_FOLDER
from dragoman.language.training.make import make_pipeline
from dragoman.language.training.recipes import RECIPES


def main(arguments: list[str] | None = None) -> int:
    """Train the pipelines asked for, all of them by default, and write them; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.language.training", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder with the subfolders de and en")
    parser.add_argument("--only", action="append", choices=[name.replace("_", "-") for name in RECIPES])
    parser.add_argument("--into", type=Path, default=PIPELINE_FOLDER, help="where the weights go")
    parser.add_argument("--steps", type=int, help="train shorter or longer than the recipe says")
    given = parser.parse_args(arguments)
    names = [name.replace("-", "_") for name in given.only or RECIPES]
    try:
        for name in names:
            print(make_pipeline(name, given.corpora, given.into, steps=given.steps, tell=print))
    except DragomanError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
