"""Tags, features, trees and names from networks that come with the package: nothing is downloaded."""

from dragoman.language.pipelines._pipeline import (
    PIPELINE_FOLDER,
    Annotation,
    Pipeline,
    input_doc,
    load_pipeline,
    load_weights,
    plain_tag,
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
