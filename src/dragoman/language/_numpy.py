"""NumPy, imported so that it multiplies matrices in one thread."""

from __future__ import annotations

import os
from importlib import import_module

THREADS = "OPENBLAS_NUM_THREADS"


def import_numpy() -> None:
    """Import NumPy with one thread: with matrices as small as a sentence, threads wait more than they work.

    To be called before anything that imports NumPy. Where it is imported already, or the user has set the number of
    threads, it stays as it is.
    """
    if THREADS in os.environ:
        return
    os.environ[THREADS] = "1"
    try:
        import_module("numpy")
    finally:
        del os.environ[THREADS]
