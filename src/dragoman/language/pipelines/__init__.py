"""Tags, features, trees and names from networks that come with the package: nothing is downloaded.

The networks' library takes a second to import, so it is imported when the first network is loaded: whoever only looks
at a store never waits for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.language.pipelines._annotation import Annotation, plain_tag

if TYPE_CHECKING:
    from dragoman.language.pipelines._pipeline import (
        PIPELINE_FOLDER,
        Pipeline,
        input_doc,
        load_weights,
        use_fast_products,
    )

__all__ = [
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
    from dragoman.language.pipelines._pipeline import load_pipeline as load

    return load(lang)


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from dragoman.language.pipelines import _pipeline

    return getattr(_pipeline, name)
