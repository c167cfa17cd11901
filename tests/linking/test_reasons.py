"""The reasons of links, and their proof from an export alone."""

import gzip
import json

import pytest

import dragoman
from dragoman.export import lines, verify_lines
from dragoman.linking._copies import shared_passage
from tests.linking.texts import linked_of

REPORTS = [
    (
        "Armenia demands the withdrawal of Azerbaijani troops from the road, Prime Minister Nikol Pashinyan said on "
        "Monday before a meeting with President Ilham Aliyev in Prague.",
        "2022-10-03",
        "Northern Star",
        "en",
    ),
    (
        "Aserbaidschan lehnt einen Abzug seiner Truppen von der Straße ab, sagte Präsident Ilham Alijew am Dienstag. "
        "Nach dem Treffen mit Nikol Paschinjan in Prag telefonierte Alijew mit Emmanuel Macron.",
        "2022-10-04",
        "Nordblatt",
        "de",
    ),
]


@pytest.fixture(scope="module")
def exported():
    records, linked = linked_of(*REPORTS)
    return [json.loads(json.dumps(line)) for line in lines(iter(records), linked)]


def links_of(exported):
    return [line for line in exported if line["kind"] == "link"]


def test_every_reason_quotes_words_that_stand_where_its_evidence_says(exported):
    assert links_of(exported)
    assert all(line["evidence"] for line in links_of(exported))
    assert list(verify_lines(exported)) == []


def changed(exported, **fields):
    """Return an export whose first link has other fields."""
    first = links_of(exported)[0]
    return [line | fields if line is first else line for line in exported]


def test_a_reason_that_quotes_what_nobody_says_is_wrong(exported):
    why = links_of(exported)[0]["why"] + " «words that stand nowhere»"
    (told,) = verify_lines(changed(exported, why=why))
    assert "words that stand nowhere" in told


def test_evidence_outside_its_article_is_wrong(exported):
    first = links_of(exported)[0]
    bad = [{**first["evidence"][0], "span": [0, 10**6]}, *first["evidence"][1:]]
    told = list(verify_lines(changed(exported, evidence=bad)))
    assert any("does not lie within" in line for line in told)


def test_evidence_with_other_words_is_wrong(exported):
    first = links_of(exported)[0]
    start, end = first["evidence"][0]["span"]
    bad = [{**first["evidence"][0], "span": [start + 1, end]}, *first["evidence"][1:]]
    assert any("not those of its evidence" in line for line in verify_lines(changed(exported, evidence=bad)))


def test_articles_from_compressed_lines_are_verified_like_any(tmp_path):
    source = tmp_path / "reports.jsonl.gz"
    told = [{"text": text, "published": day, "outlet": outlet} for text, day, outlet, _ in REPORTS]
    source.write_bytes(gzip.compress("\n".join(map(json.dumps, told)).encode()))
    with dragoman.read(source) as process:
        assert process.report.new == len(REPORTS)
        assert list(process.verify()) == []


def test_the_longest_passage_that_two_texts_share_is_found_with_its_place():
    one = "Unlike before, the two ministers spoke for three hours about the border and the prisoners on Friday."
    two = "In Oslo the two ministers spoke for three hours about the border, the prisoners and the roads."
    here, there = shared_passage(one, two)
    assert here.of(one) == there.of(two) == "the two ministers spoke for three hours about the border"
    assert shared_passage(one, "Nothing of this.") is None
