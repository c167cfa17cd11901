import sqlite3

import pytest

from dragoman.errors import InputError, StoreError
from dragoman.record import (
    Actor,
    Article,
    Event,
    Linked,
    Occurrence,
    Participant,
    Passage,
    ProducedBy,
    Record,
    StatusChange,
    make_id,
)
from dragoman.spans import Span
from dragoman.store import Store, parse_query, search

BY = ProducedBy("rule", "test", "1")


def record(text: str, source: str = "a.txt", published: str | None = "2020-03-04") -> Record:
    key = make_id("article", text, published)
    article = Article(
        id=key,
        source=source,
        sha256=make_id("article", text),
        text=text,
        passages=(Passage("body", Span(0, len(text)), "de"),),
        published=published,
        produced_by=BY,
    )
    actor = Actor(id=make_id("actor", "wien"), type="state", name="Wien", produced_by=BY)
    event = Event(
        id=make_id("event", key),
        article=key,
        span=Span(0, 5),
        trigger=Span(0, 5),
        act="visit",
        participants=(Participant(actor.id, "host"),),
        produced_by=BY,
    )
    return Record(article=article, actors=(actor,), events=(event,))


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "a.db") as store:
        yield store


def test_a_record_comes_back_as_it_was_put(store):
    rec = record("Besuch in Wien.")

    assert store.put(rec, read_with="1") == "new"
    assert list(store.records()) == [rec]


def test_reading_an_article_again_with_the_same_program_changes_nothing(store):
    rec = record("Besuch in Wien.")
    store.put(rec, read_with="1")
    before = store.state()

    assert store.put(rec, read_with="1") == "known"
    assert store.state() == before


def test_reading_it_with_another_program_replaces_what_rests_on_it(store):
    store.put(record("Besuch in Wien."), read_with="1")

    assert store.stale("2") == [record("Besuch in Wien.").article.id]
    assert store.put(record("Besuch in Wien."), read_with="2") == "read again"
    assert len(list(store.records())) == 1
    assert store.stale("2") == []


def test_an_article_whose_date_is_read_differently_now_is_not_kept_twice(store):
    store.put(record("Besuch in Wien.", published="2020-03"), read_with="1")

    assert store.put(record("Besuch in Wien.", published="2020-03-04"), read_with="2") == "read again"
    assert [r.article.published for r in store.records()] == ["2020-03-04"]


def test_one_text_from_two_files_is_one_article_named_by_the_first_in_order(store):
    store.put(record("Besuch in Wien.", source="b.txt"), read_with="1")
    store.put(record("Besuch in Wien.", source="a.txt"), read_with="1")

    assert [r.article.source for r in store.records()] == ["a.txt"]


def test_forgetting_an_article_takes_all_that_rests_on_it(store):
    rec = record("Besuch in Wien.")
    store.put(rec, read_with="1")

    assert store.forget(rec.article.id).id == rec.article.id
    assert len(store) == 0
    assert store.find("evt-") == []
    assert search(store, "Besuch") == []
    with pytest.raises(InputError, match="no article"):
        store.forget(rec.article.id)


def test_links_are_out_of_date_as_soon_as_an_article_comes_in(store):
    store.put(record("Besuch in Wien."), read_with="1")
    store.put_linked(Linked(), state=store.state())

    assert store.is_linked()
    store.put(record("Besuch in Rom."), read_with="1")
    assert not store.is_linked()


def test_what_linking_made_comes_back_as_it_was(store):
    rec = record("Besuch in Wien.")
    store.put(rec, read_with="1")
    event = rec.events[0]
    occ = Occurrence(
        id="occ-1",
        events=(event.id,),
        act="visit",
        participants=event.participants,
        time=None,
        place=None,
        status="happened",
        status_history=(StatusChange("happened", "2020-03-04", event.id),),
        produced_by=BY,
    )
    linked = Linked(articles={rec.article.id: rec.article}, actors=rec.actors, occurrences=(occ,))
    store.put_linked(linked, state=store.state())

    assert store.linked() == linked


def test_a_word_finds_the_compound_that_holds_it_and_the_other_number(store):
    store.put(record("Die Friedensverhandlung dauert an."), read_with="1")

    assert [h.words[0] for h in search(store, "Verhandlungen")] == [Span(12, 23)]
    assert search(store, "friedens") != []
    assert search(store, "Handel") == []


@pytest.mark.parametrize("query", ["", "  ", '"offen', "ab", '""', "\x00"])
def test_a_query_that_cannot_be_asked_gives_one_clear_line(query):
    with pytest.raises(InputError, match="search"):
        parse_query(query)


@pytest.mark.parametrize(
    "query", ["a*b AND (", "NEAR(xyz, 3)", "NEAR(x y)", "col:umn", "'; DROP TABLE item;--", "x" * 5000]
)
def test_operators_of_the_index_are_words_like_any_other(store, query):
    store.put(record("Besuch in Wien."), read_with="1")

    assert search(store, query) == []


def test_a_store_of_a_newer_version_is_left_alone(tmp_path):
    path = tmp_path / "new.db"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer"):
        Store(path)


def test_a_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE recipes (name TEXT)")
    db.commit()
    db.close()

    with pytest.raises(StoreError, match="another program"):
        Store(path)


def test_a_file_that_is_no_database_is_named(tmp_path):
    path = tmp_path / "broken.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4000)

    with pytest.raises(StoreError, match=r"broken\.db"):
        Store(path)


def test_a_folder_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(StoreError, match="--store"):
        Store(tmp_path / "nowhere" / "a.db")


def test_a_source_that_could_not_be_read_is_kept_until_it_is(store):
    store.note_unread("a.txt", "not text")

    assert store.unread() == [("a.txt", "not text")]
    store.put(record("Besuch in Wien."), read_with="1")
    assert store.unread() == []
