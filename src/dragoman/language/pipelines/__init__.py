"""Tags, features, trees and names from networks that come with the package: nothing is downloaded.

The networks' library takes a second to import, so it is imported when the first network is loaded: whoever only looks
at a store never waits for it.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from dragoman.language._numpy import import_numpy
from dragoman.language.pipelines._annotation import Annotation, plain_tag

if TYPE_CHECKING:
    from dragoman.language.pipelines._pipeline import (
        BREAKS,
        PIPELINE_FOLDER,
        Pipeline,
        input_doc,
        load_weights,
        use_fast_products,
    )

__all__ = [
    "BREAKS",
    "PIPELINE_FOLDER",
    "Annotation",
    "Pipeline",
    "input_doc",
    "load_pipeline",
    "load_weights",
    "plain_tag",
    "use_fast_products",
]


def load_pipeline(lang: str) -> Pipeline | None:
    """Load the networks of a language, once; None where no weights are shipped for it."""
    found: Pipeline | None = _networks().load_pipeline(lang)
    return found


def _networks() -> ModuleType:
    import_numpy()
    return import_module(f"{__name__}._pipeline")


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(_networks(), name)
