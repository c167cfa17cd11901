"""What is not said: dropped issues, missing parties, denials of what nobody claims."""

from dataclasses import replace

import pytest

from dragoman.knowledge import load_knowledge
from dragoman.linking import Lexicon
from dragoman.views import brief, unsaid, words_for


def silences(desk, kind, language="en"):
    knowledge = load_knowledge()
    words = words_for(language, knowledge)
    return [
        row for row in unsaid(desk, words, knowledge.derive(Lexicon)) if row["silence"] == words.of("silences", kind)
    ]


def talks(draft, cast, day, *, said="The border must be drawn anew", issue=None, number=0):
    """Return a report in which Ana Orlo speaks, and raises an issue if one is given."""
    # Reports of the same words would be reprints of one another.
    filler = " ".join(f"{letter}{number}" for letter in "abcdefghijkl")
    text = f"{said}, Ana Orlo told Bem Kast. {filler}. Ardia and Borland."
    own = draft(text, day, f"Paper {number}")
    own.event("Ana Orlo told Bem Kast", "negotiation", cast["ana"], cast["bem"], time=day)
    own.statement(said, cast["ana"], issues=[issue] if issue else [])
    own.who(cast["ardia"], cast["borland"])
    if issue:
        own.position(said, cast["ardia"], issue, "demands", time=day)
    return own.record()


def dropped_by_ardia(draft, cast, *, last_issue=None):
    raised = [talks(draft, cast, f"2024-03-0{n}", issue="territory", number=n) for n in (1, 2)]
    later = [
        talks(draft, cast, f"2024-03-0{n}", said=f"The harvest was good in year {n}", number=n) for n in (4, 5)
    ]  # fmt: skip
    last = talks(draft, cast, "2024-03-06", said="The roads are open to all", issue=last_issue, number=6)
    return [*raised, *later, last]


def test_an_issue_that_a_party_raised_and_no_longer_raises_is_told_with_its_last_words(draft, cast, desk_of):
    (found,) = silences(desk_of(*dropped_by_ardia(draft, cast)), "dropped")
    assert found["who"] == "Ardia"
    assert found["date"] == "2024-03-02"
    assert found["words"] == "The border must be drawn anew"
    assert str(found["id"]).startswith("pos-")


def test_an_issue_that_comes_up_again_has_not_been_dropped(draft, cast, desk_of):
    assert silences(desk_of(*dropped_by_ardia(draft, cast, last_issue="territory")), "dropped") == []


def test_a_party_that_is_missing_where_the_others_meet_is_told(draft, cast, desk_of):
    records = []
    for n, pair in enumerate((("ana", "bem"), ("ana", "bem"), ("ana", "cyr"))):
        one, two = (cast[name] for name in pair)
        own = draft(
            f"{one.name} met {two.name} in Oslo. Ardia, Borland, Caldera. Report {n}.", f"2024-03-0{n + 1}", f"P {n}"
        )
        own.event(f"{one.name} met {two.name}", "meeting", one, two, time=f"2024-03-0{n + 1}", place="Oslo")
        own.who(cast["ardia"], cast["borland"], cast["caldera"])
        records.append(own.record())
    found = silences(desk_of(*records), "absent")
    assert sorted((row["date"], row["who"]) for row in found) == [
        ("2024-03-01", "Caldera"), ("2024-03-02", "Caldera"), ("2024-03-03", "Borland"),
    ]  # fmt: skip


def denial(draft, cast, *, language, words, cue):
    own = draft(f"{words}, {cue} Ana Orlo vor Bem Kast. Ardia, Borland.", "2024-03-05", "Die Laterne", language)
    own.statement(words, cast["ana"], kind="indirect")
    own.event("Ana Orlo vor Bem Kast", "negotiation", cast["ana"], cast["bem"], time="2024-03-05")
    own.who(cast["ardia"], cast["borland"])
    record = own.record()
    (stmt,) = record.statements
    return replace(record, statements=(replace(stmt, cue_span=own.span(cue)),))


@pytest.mark.parametrize(
    ("language", "words", "cue"),
    [
        ("de", "Soldaten hätten den Hafen beschossen", "bestritt"),
        ("en", "Soldiers had shelled the port", "denied"),
    ],
)
def test_a_denial_of_what_nobody_claims_is_told(draft, cast, desk_of, language, words, cue):
    (found,) = silences(desk_of(denial(draft, cast, language=language, words=words, cue=cue)), "denied", language)
    assert found["who"] == "Ana Orlo"
    assert found["words"] == words


def test_a_denial_of_what_somebody_claims_in_the_other_language_is_no_silence(draft, cast, desk_of):
    claim = draft("Soldiers of Ardia have shelled the port, Bem Kast said. Ardia, Borland.", "2024-03-04")
    claim.statement("Soldiers of Ardia have shelled the port", cast["bem"])
    claim.event("Bem Kast said", "meeting", cast["bem"], cast["ana"], time="2024-03-04")
    claim.who(cast["ardia"], cast["borland"])
    denied = denial(draft, cast, language="de", words="Soldaten hätten den Hafen beschossen", cue="bestritt")
    assert silences(desk_of(claim.record(), denied), "denied") == []


@pytest.mark.parametrize(("language", "head"), [("de", "Was nicht gesagt wird"), ("en", "What is not said")])
def test_the_briefing_tells_what_is_not_said_in_both_languages(draft, cast, desk_of, language, head):
    knowledge = load_knowledge()
    desk = desk_of(*dropped_by_ardia(draft, cast))
    told = brief(desk, words_for(language, knowledge), lexicon=knowledge.derive(Lexicon))
    assert head in told
    assert "The border must be drawn anew" in told.split(head)[1]
    assert all(len(line) <= 80 for line in told.splitlines())
