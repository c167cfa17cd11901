"""HanTa's tags for training: the German networks learn on the tags, errors included, that they will be given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.language.pipelines import plain_tag


def stts_tags(sentences: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return HanTa's STTS tags of every sentence."""
    from HanTa.HanoverTagger import HanoverTagger

    tagger = HanoverTagger("morphmodel_ger.pgz")
    return [[plain_tag(tag) for _, _, tag in tagger.tag_sent(list(s), taglevel=1)] for s in sentences]
