from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.knowledge.speech import FRAMES, speech_tables

PREPOSITIONS = {"von", "vor", "mit", "über", "zu", "an", "für", "gegen", "auf", "um", "of", "against"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_tables_know_hundreds_of_verbs_and_only_known_frames(language: str) -> None:
    speech = speech_tables(load_knowledge())[language]
    verbs = [verb for rows in speech.verbs.values() for verb in rows]
    assert len(verbs) >= 250
    frames = {frame for verb in verbs for frame in verb.frames}
    assert frames <= FRAMES | PREPOSITIONS | set(speech.small["prepositions"].get("contracted", {}))


def test_a_compound_is_known_by_its_end() -> None:
    speech = speech_tables(load_knowledge())["de"]
    assert "words" in speech.noun_kinds("Polizeiangaben")
    assert speech.noun_kinds("Fahrrad") == frozenset()


def test_a_wrong_row_is_named_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "speech_frames.toml").write_text("", encoding="utf-8")
    table = tmp_path / "xx" / "speech_verbs.csv"
    table.write_text(
        "lemma,with,unless,frames,mode,strength,polarity\nsay,,,clause,singing,strong,+\n", encoding="utf-8"
    )
    with pytest.raises(KnowledgeError, match=r"speech_verbs\.csv, line 2: unknown mode 'singing'"):
        speech_tables(Knowledge((tmp_path,)))
