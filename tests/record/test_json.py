import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.record import (
    Actor,
    Article,
    Channel,
    Condition,
    Event,
    Participant,
    Passage,
    Position,
    ProducedBy,
    Role,
    Statement,
    from_json,
    make_id,
    to_json,
)
from dragoman.spans import Span

BY = ProducedBy("rule", "test", "1")
TEXT = "Die Ministerin sagte am Montag, sie reise „bald“ nach Wien, falls die Waffen schweigen."


def statement() -> Statement:
    return Statement(
        id="stm-1",
        article="art-1",
        spans=(Span(32, 58),),
        type="indirect",
        verbatim=(Span(43, 47),),
        speakers=("act-1",),
        speaker_span=Span(0, 14),
        cue_span=Span(15, 20),
        channel=Channel("interview"),
        time="2024-05-06",
        basis={"time": "the day named in the sentence"},
        produced_by=BY,
    )


def test_a_statement_comes_back_from_json_as_it_was():
    stmt = statement()

    assert from_json(json.loads(json.dumps(to_json(stmt)))) == stmt


def test_every_span_has_its_exact_words_and_context_beside_it():
    line = to_json(statement(), {"art-1": TEXT})

    assert line["quotes"][0]["exact"] == "sie reise „bald“ nach Wien"
    assert line["quotes"][0]["prefix"] == TEXT[:32][-32:]
    assert line["verbatim_quotes"][0]["exact"] == "bald"
    assert line["cue_quote"]["exact"] == "sagte"
    assert line["speaker_quote"]["suffix"].startswith(" sagte am Montag")


def test_a_condition_and_a_role_keep_their_words():
    pos = Position(
        id="pos-1",
        article="art-1",
        span=Span(32, 86),
        holder="act-1",
        issue="format",
        stance="conditional",
        condition=Condition(Span(60, 86), "falls die Waffen schweigen"),
        produced_by=BY,
    )
    role = Role("Ministerin", evidence=Span(4, 14), article="art-1")
    actor = Actor(
        id="act-1", type="person", name="Ada Vogt", names={"de": ("Ada Vogt",)}, roles=(role,), produced_by=BY
    )

    assert to_json(pos, {"art-1": TEXT})["condition"]["quote"]["exact"] == "falls die Waffen schweigen"
    assert to_json(actor, {"art-1": TEXT})["roles"][0]["quote"]["exact"] == "Ministerin"
    assert from_json(to_json(pos, {"art-1": TEXT})) == pos
    assert from_json(to_json(actor)) == actor


def test_an_article_comes_back_with_its_passages():
    article = Article(
        id="art-1",
        source="a.txt",
        sha256="0",
        text=TEXT,
        passages=(Passage("body", Span(0, len(TEXT)), "de"),),
        produced_by=BY,
    )

    assert from_json(to_json(article)) == article


def test_a_span_outside_its_article_is_refused():
    event = Event(id="evt-1", article="art-1", span=Span(0, 900), trigger=Span(0, 3), act="visit", produced_by=BY)

    with pytest.raises(InputError, match="evt-1"):
        to_json(event, {"art-1": TEXT})


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"kind": "rumour"},
        {"kind": "event", "id": "evt-1"},
        {"kind": "event", **dict.fromkeys(("id", "article", "trigger", "act", "produced_by")), "span": 3},
    ],
)
def test_a_line_of_another_form_is_an_input_error(line):
    with pytest.raises(InputError):
        from_json(line)


def test_an_unknown_code_is_refused():
    event = Event(
        id="evt-1",
        article="art-1",
        span=Span(0, 9),
        trigger=Span(0, 3),
        act="visit",
        participants=(Participant("act-1", "host"),),
        produced_by=BY,
    )
    line = to_json(event) | {"act": "picnic"}

    with pytest.raises(InputError, match="picnic"):
        from_json(line)


@given(st.lists(st.one_of(st.text(), st.integers(), st.none(), st.lists(st.integers()))))
def test_ids_depend_on_content_alone(parts):
    assert make_id("event", *parts) == make_id("event", *parts)
    assert make_id("event", *parts, "x") != make_id("event", *parts)
