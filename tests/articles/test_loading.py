import gzip
import io
import json
import pickle
import sys
import unicodedata
import zipfile
from types import SimpleNamespace

import pytest

from dragoman.articles import _sources, _streams, find_sources, load_articles, load_source
from dragoman.errors import InputError


@pytest.fixture
def load(knowledge):
    def loaded(*paths):
        problems = []
        return list(load_articles(paths, knowledge=knowledge, on_problem=problems.append)), problems

    return loaded


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def packed(members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def only(problems):
    assert len(problems) == 1, problems
    assert problems[0].message.startswith(problems[0].source)
    assert "\n" not in problems[0].message
    return problems[0]


def test_a_folder_is_read_in_the_order_of_names_without_hidden_files(load, tmp_path, german, english):
    write(tmp_path / "b" / "second.txt", german)
    write(tmp_path / "a.md", "# Talks resume\n\n" + english)
    write(tmp_path / ".hidden.txt", german)
    write(tmp_path / ".git" / "third.txt", german)
    articles, problems = load(tmp_path)
    assert [a.source.rpartition("/")[2] for a in articles] == ["a.md", "second.txt"]
    assert problems == []


def test_the_same_text_has_the_same_id_anywhere(load, tmp_path, german):
    first = write(tmp_path / "here" / "one.txt", german)
    second = write(tmp_path / "there" / "two.txt", b"\xef\xbb\xbf" + german.replace("\n", "\r\n").encode())
    third = write(tmp_path / "three.txt", unicodedata.normalize("NFD", german))
    articles, _ = load(first, second, third)
    assert len({a.id for a in articles}) == 1
    assert len({a.sha256 for a in articles}) == 1
    assert articles[0].text == german


def test_a_file_named_twice_is_read_once(load, tmp_path, german):
    path = write(tmp_path / "one.txt", german)
    articles, _ = load(path, tmp_path)
    assert len(articles) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_encodings_that_really_occur_give_the_same_text(load, tmp_path, german, encoding):
    articles, problems = load(write(tmp_path / "one.txt", german.encode(encoding)))
    assert articles[0].text == german
    assert problems == []


def test_text_stored_in_the_wrong_encoding_is_put_right_with_a_warning(load, tmp_path, german):
    spoilt = german.encode().decode("cp1252", "surrogateescape").encode("utf-8", "surrogateescape")
    articles, _ = load(write(tmp_path / "one.txt", spoilt))
    assert "GesprÃ¤che".encode() in spoilt
    assert "Gespräche" in articles[0].text
    assert any("put right" in warning for warning in articles[0].warnings)


def test_an_article_cut_within_a_character_is_still_utf8(load, tmp_path, german):
    cut = german.encode()[: german.encode().index("prüfen".encode()) + 3]
    articles, _ = load(write(tmp_path / "one.txt", cut))
    assert "Gespräche" in articles[0].text
    assert any("undecodable" in warning for warning in articles[0].warnings)


def test_control_characters_become_harmless_one_for_one(load, tmp_path, german):
    text = german.replace("Südland", "\x1b[31mSüdland\x1b[0m", 1)
    articles, _ = load(write(tmp_path / "one.txt", text))
    assert "\x1b" not in articles[0].text
    assert len(articles[0].text) == len(text)
    assert any("control" in warning for warning in articles[0].warnings)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n ", "is empty"),
        ("few.txt", b"Only three words", "3 words"),
        ("numbers.txt", b"1 2 3 4 5 6 7 8 9 10 11 12", "no words"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "a picture"),
        ("paper.txt", b"%PDF-1.7 ...", "a PDF"),
        ("binary.txt", b"abc\x00\x01\x02" * 50, "binary"),
        ("bad.json", b'{"text": "cut off', "is not JSON"),
        ("textless.json", b'{"name": "x"}', "has no text"),
        ("list.json", b"[1, 2, 3]", "no JSON object"),
        ("bad.zip", b"PK\x03\x04 cut off", "no zip archive"),
        ("bad.txt.gz", b"\x1f\x8b\x08\x00", "damaged"),
        ("not.txt.gz", b"no gzip at all", "damaged"),
        ("page.html", b"<html><body><script>run()</script></body></html>", "no text of an article"),
        ("table.ods", b"anything", "no kind of article"),
        ("empty.jsonl", b"", "is empty"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_the_rest_goes_on(load, tmp_path, german, name, content, says):
    bad = write(tmp_path / name, content)
    good = write(tmp_path / "good.txt", german)
    articles, problems = load(bad, good)
    assert len(articles) == 1
    assert says in only(problems).message
    assert problems[0].kind == "unread"


def test_a_missing_path_is_one_line(load, tmp_path):
    articles, problems = load(tmp_path / "nowhere")
    assert articles == []
    assert "no such file" in only(problems).message


def test_a_folder_that_may_not_be_read_is_one_line(load, tmp_path, german, monkeypatch):
    closed = tmp_path / "closed"
    write(closed / "one.txt", german)
    write(tmp_path / "open.txt", german)
    listing = type(tmp_path).iterdir

    def iterdir(path):
        if path == closed:
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(type(tmp_path), "iterdir", iterdir)
    articles, problems = load(tmp_path)
    assert len(articles) == 1
    assert "Permission denied" in only(problems).message


def test_files_of_other_kinds_in_a_folder_are_only_warned_of(load, tmp_path, german):
    write(tmp_path / "one.txt", german)
    write(tmp_path / "gold.json", b'{"articles": [{"id": "one"}]}')
    write(tmp_path / "sheet.csv", b"a,b")
    write(tmp_path / "dragoman.db", b"SQLite format 3\x00")
    articles, problems = load(tmp_path)
    assert len(articles) == 1
    assert [p.kind for p in problems] == ["warning", "warning"]


def test_an_article_larger_than_the_limit_is_one_line(load, tmp_path, monkeypatch):
    monkeypatch.setattr(_sources, "MAX_ARTICLE_BYTES", 1_000_000)
    articles, problems = load(write(tmp_path / "long.txt", b"word " * 250_000))
    assert articles == []
    assert "larger than 1 MB" in only(problems).message


def test_json_lines_name_the_line_that_is_wrong(load, tmp_path, german, english):
    lines = [
        json.dumps({"id": "first", "text": german, "dct": "2019-05-03", "lang": "de"}),
        "",
        "{broken",
        json.dumps({"headline": "Talks", "body": english, "publisher": {"name": "The Sample"}, "author": ["A", "B"]}),
    ]
    articles, problems = load(write(tmp_path / "all.jsonl", "\n".join(lines)))
    assert [a.source.rpartition("/")[2] for a in articles] == ["all.jsonl#first", "all.jsonl#4"]
    assert (articles[0].published, articles[0].published_from) == ("2019-05-03", "metadata")
    assert (articles[1].outlet, articles[1].byline, articles[1].title) == ("The Sample", "A, B", "Talks")
    assert only(problems).source.endswith("all.jsonl#3")


def test_compressed_lines_and_files_are_read(load, tmp_path, german):
    lines = write(tmp_path / "all.jsonl.gz", gzip.compress(json.dumps({"text": german}).encode()))
    text = write(tmp_path / "one.txt.gz", gzip.compress(german.encode()))
    articles, problems = load(lines, text)
    assert [a.text for a in articles] == [german, german]
    assert problems == []


def test_a_cut_off_stream_gives_what_came_before_and_one_line(load, tmp_path, german):
    lines = "\n".join(json.dumps({"text": german, "id": f"a{n}-{n * 7919 % 1000}"}) for n in range(2000)).encode()
    articles, problems = load(write(tmp_path / "all.jsonl.gz", gzip.compress(lines)[:-2000]))
    assert len(articles) > 500
    assert all("cut off" in p.message or "not JSON" in p.message for p in problems)
    assert problems


def test_json_may_hold_one_article_or_a_list(load, tmp_path, german):
    one = write(tmp_path / "one.json", json.dumps({"content": german, "url": "https://www.tagesschau.de/x.html"}))
    many = write(tmp_path / "many.json", json.dumps([{"text": german, "date": 1_556_870_400}, {"id": 7}]))
    articles, problems = load(one, many)
    assert [a.outlet for a in articles] == ["tagesschau.de", None]
    assert articles[1].published == "2019-05-03T08:00"
    assert "has no text" in only(problems).message


def test_a_zip_of_many_is_read_and_names_that_lead_out_are_refused(load, tmp_path, german, english):
    inner = packed({"deep.txt": english})
    members = {"b.txt": german, "../evil.txt": german, "/etc/evil.txt": german, "in.zip": inner, "c:/evil.txt": german}
    articles, problems = load(write(tmp_path / "all.zip", packed(members)))
    assert [a.source.rpartition("/")[2] for a in articles] == ["all.zip!b.txt", "all.zip!in.zip!deep.txt"]
    assert len(problems) == 3
    assert all("leads out" in p.message for p in problems)


def test_archives_nest_one_level_only(load, tmp_path, german):
    deep = packed({"a.zip": packed({"b.zip": packed({"one.txt": german})})})
    articles, problems = load(write(tmp_path / "all.zip", deep))
    assert articles == []
    assert "unpack the outer one" in only(problems).message


def test_an_archive_that_unpacks_without_end_is_stopped(load, tmp_path, german, monkeypatch):
    monkeypatch.setattr(_sources, "RATIO_FROM", 200_000)
    bomb = packed({"a.txt": german, "b.jsonl": b"{}\n" * 1_000_000, "c.txt": german})
    articles, problems = load(write(tmp_path / "bomb.zip", bomb))
    assert len(articles) == 1
    assert any("far more than its size" in p.message for p in problems)


def test_a_compressed_stream_without_end_is_stopped(load, tmp_path, monkeypatch):
    monkeypatch.setattr(_streams, "MAX_UNPACKED_BYTES", 100_000)
    _, problems = load(write(tmp_path / "bomb.jsonl.gz", gzip.compress(b"\n" * 1_000_000)))
    assert "unpacks to far more" in only(problems).message


@pytest.mark.parametrize("shape", ["text", "html", "lines", "list", "zip", "gzip"])
def test_standard_input_is_known_by_its_first_bytes(load, german, english, monkeypatch, shape):
    data = {
        "text": german.encode(),
        "html": f"<html><body><article><h1>Titel</h1><p>{german}</p></article></body></html>".encode(),
        "lines": json.dumps({"text": german}).encode(),
        "list": json.dumps([{"text": german}], indent=1).encode(),
        "zip": packed({"one.txt": german}),
        "gzip": gzip.compress(json.dumps({"text": german}).encode()),
    }[shape]
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    articles, problems = load("-")
    assert "Ein Sprecher sagte" in articles[0].text
    assert problems == []


def test_sources_can_be_sent_to_other_processes(knowledge, tmp_path, german):
    write(tmp_path / "one.txt", german)
    write(tmp_path / "two.jsonl", json.dumps({"text": german}) + "\n[]")
    sources = [pickle.loads(pickle.dumps(s)) for s in find_sources([tmp_path], lambda problem: None)]
    assert load_source(sources[0], knowledge).text == german
    assert load_source(sources[1], knowledge).text == german
    with pytest.raises(InputError, match=r"two\.jsonl#2: is no JSON object"):
        load_source(sources[2], knowledge)


def test_a_day_in_the_name_of_a_file_is_the_last_resort(load, tmp_path, german, english):
    articles, _ = load(
        write(tmp_path / "2019-05-06 talks.txt", german), write(tmp_path / "2019-05-09 other.txt", english)
    )
    assert [(a.published, a.published_from) for a in articles] == [
        ("2019-05-06", "file"),
        ("2019-05-03T10:15", "byline"),
    ]


def test_markdown_is_read_without_its_marks(load, tmp_path):
    text = """---
title: Gipfel ohne Ergebnis
date: 2018-03-02
author: Anna Muster
---
# Gipfel ohne Ergebnis

Die Runde ging **ohne Einigung** zu Ende, wie [Teilnehmer](https://example.org) sagten.
Am Abend reisten alle ab.

## Wie es weitergeht

Ein neuer Termin steht *noch nicht* fest.
"""
    article = load(write(tmp_path / "one.md", text))[0][0]
    assert [(p.role, p.span.of(article.text)) for p in article.passages] == [
        ("headline", "Gipfel ohne Ergebnis"),
        ("body", "Die Runde ging ohne Einigung zu Ende, wie Teilnehmer sagten. Am Abend reisten alle ab."),
        ("heading", "Wie es weitergeht"),
        ("body", "Ein neuer Termin steht noch nicht fest."),
    ]
    assert (article.published, article.byline) == ("2018-03-02", "Anna Muster")


def test_json_with_markup_milliseconds_and_a_day_in_its_address_is_read(load, tmp_path, german):
    paragraphs = "".join(f"<p>{part}</p>" for part in german.split("\n\n"))
    objects = [
        {"text": paragraphs, "title": "Angebot", "published": 1556877600000},
        {"text": german, "url": "https://morgenblick.example/politik/2019/05/03/angebot"},
    ]
    articles, problems = load(write(tmp_path / "all.jsonl", "\n".join(json.dumps(one) for one in objects)))
    assert [(a.published or "")[:10] for a in articles] == ["2019-05-03", "2019-05-03"]
    assert "<p>" not in articles[0].text
    assert not problems


def test_words_divided_at_line_ends_are_joined_with_a_warning(load, tmp_path):
    text = (
        "Angebot aus Nordland\n\nDie Regierung von Nordland hat am Mon-\ntag Gespräche mit Südland ange-\nboten. Das "
        "Ministe-\nrium sprach von einem Schritt, der Ein- und\nAusfuhr erleichtere.\n"
    )
    articles, _ = load(write(tmp_path / "a.txt", text))
    assert "am Montag Gespräche mit Südland angeboten. Das Ministerium" in articles[0].text
    assert "Ein- und\nAusfuhr" in articles[0].text
    assert articles[0].warnings[0].startswith("3 words divided")
