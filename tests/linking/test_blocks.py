"""Linking block by block, with what was made before, and in any order."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.knowledge import load_knowledge
from dragoman.linking import Sides, link
from dragoman.linking._blocks import blocks_of
from dragoman.linking._matter import Lexicon
from tests.linking.conftest import Draft, person, state

ARDIA, BORLAND = state("Ardia", "XAR"), state("Borland", "XBO")
ANA, BEM = person("Ana Orlo", "XAR"), person("Bem Kast", "XBO")
SAID = ["We shall never give up the northern port", "The border stays where it is today", "Talks go on next week"]


def record_of(rng, number):
    """Return the record of a report drawn at random."""
    day = f"2024-03-{rng.randrange(1, 29):02d}"
    said = rng.choice(SAID)
    text = (
        f"Ana Orlo met Bem Kast. Ardia demands port {number}. Borland rejects port {number}. “{said}”, Ana Orlo said."
    )
    own = Draft(text, day, f"Paper {number % 4}")
    status = rng.choice(["happened", "planned", "cancelled", "denied"])
    own.event("Ana Orlo met Bem Kast", "meeting", ANA, BEM, time=rng.choice([day, None, "2024-03"]), status=status)
    own.position(f"Ardia demands port {number}", ARDIA, "territory", rng.choice(["demands", "rejects"]))
    own.position(f"Borland rejects port {number}", BORLAND, "territory", "rejects")
    own.statement(said, ANA)
    return own.record()


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 9))
def test_articles_that_come_in_one_by_one_give_what_they_give_together(rng: random.Random, count):
    records = [record_of(rng, n) for n in range(count)]
    rng.shuffle(records)
    made = {}
    for n in range(1, count + 1):
        grown = link(records[:n], made=made)
    assert grown == link(records)
    assert link(sorted(records, key=lambda r: r.article.id), made=made) == grown


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_blocks_give_the_same_in_any_order(rng: random.Random):
    records = [record_of(rng, n) for n in range(6)]
    actors = {a.id: a for r in records for a in r.actors}
    knowledge = load_knowledge()
    blocks = list(
        blocks_of(records, actors, Sides(actors), process="prc-1", knowledge=knowledge, lexicon=Lexicon(knowledge))
    )
    expected = {(b.kind, b.name): b.make() for b in blocks}
    rng.shuffle(blocks)
    assert {(b.kind, b.name): b.make() for b in blocks} == expected


def test_a_new_article_makes_only_its_own_blocks_anew(draft, cast):
    def report(n, act, issue):
        own = draft(f"Ana Orlo met Bem Kast. Ardia demands {n}. Report {n}.", f"2024-03-0{n}", f"Paper {n}")
        own.event("Ana Orlo met Bem Kast", act, cast["ana"], cast["bem"], time=f"2024-03-0{n}")
        own.position(f"Ardia demands {n}", cast["ardia"], issue, "demands")
        own.who(cast["ardia"], cast["borland"])
        return own.record()

    made = {}
    before = [report(1, "meeting", "territory"), report(2, "call", "territory"), report(3, "visit", "sanctions")]
    link(before, made=made)
    kept = dict(made)
    link([*before, report(4, "call", "prisoners")], made=made)
    assert sum(kept.get(key) is value for key, value in made.items()) == len(kept) - 1
    assert len(made) == len(kept)


def test_a_process_keeps_its_id_when_an_earlier_report_comes_in(draft, cast):
    def report(n):
        own = draft(f"Ana Orlo met Bem Kast. Report {n}.", f"2024-03-0{n}", f"Paper {n}")
        own.event("Ana Orlo met Bem Kast", "meeting", cast["ana"], cast["bem"], time=f"2024-03-0{n}")
        own.who(cast["ardia"], cast["borland"])
        return own.record()

    late = [report(n) for n in (5, 6, 7)]
    (before,) = link(late).processes
    (after,) = link([report(1), *late]).processes
    assert before.id == after.id
    assert after.since == "2024-03-01"


def test_a_store_that_grows_is_linked_as_one_read_at_once(tmp_path):
    paths = []
    for n, (text, day) in enumerate(
        [
            ("Armenian Prime Minister Nikol Pashinyan met Ilham Aliyev in Prague on Thursday.", "2022-10-07"),
            ("Nikol Pashinyan rief am Freitag Ilham Alijew an, sagte ein Sprecher Armeniens.", "2022-10-08"),
            ("Azerbaijan rejects the withdrawal of its troops from Armenia, Ilham Aliyev said.", "2022-10-01"),
        ]
    ):
        paths.append(tmp_path / f"{day}-{n}.txt")
        paths[-1].write_text(f"date {day}\n\n{text}\n", encoding="utf-8")
    store = tmp_path / "grown.db"
    for path in paths:
        with dragoman.read(path, store=store) as process:
            process.brief()
            assert process.refresh() == 0
            assert list(process.verify()) == []
            grown = list(process.export_lines())
    with dragoman.read(paths[::-1]) as process:
        assert list(process.export_lines()) == grown
