import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "ukraine-2025"


def dragoman(*arguments, cwd, stdin=None, env=None):
    return subprocess.run(
        [sys.executable, "-m", "dragoman", *map(str, arguments)],
        cwd=cwd, input=stdin, capture_output=True, env={**os.environ, "COLUMNS": "100", **(env or {})}, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with a store in which the examples were read."""
    folder = tmp_path_factory.mktemp("desk")
    done = dragoman("read", EXAMPLES, cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    return folder


VIEWS = ["timeline", "agenda", "statements", "positions", "disputes", "actors", "articles"]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_every_view_prints_in_every_format(desk, view, form):
    done = dragoman(view, "--format", form, cwd=desk)

    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.strip()
    if form == "json":
        assert isinstance(json.loads(done.stdout), list)


def test_the_briefing_fits_two_pages_in_both_languages(desk):
    for language in ("de", "en"):
        lines = dragoman("brief", "--lang", language, cwd=desk).stdout.decode().splitlines()

        assert 20 < len(lines) <= 110
        assert max(map(len, lines)) <= 80


def test_verify_finds_nothing_wrong_in_the_examples(desk):
    done = dragoman("verify", cwd=desk)

    assert (done.returncode, done.stdout.decode().strip()) == (0, "12 articles verified; 0 wrong")


def test_every_id_of_every_view_can_be_shown(desk):
    for view in VIEWS:
        rows = json.loads(dragoman(view, "--format", "json", cwd=desk).stdout)
        for row in rows[:2]:
            done = dragoman("show", row["id"], cwd=desk)
            assert done.returncode == 0, done.stderr.decode()
            assert row["id"] in done.stdout.decode()


def test_an_unknown_id_is_one_clear_line(desk):
    done = dragoman("show", "evt-nothing", cwd=desk)

    assert done.returncode == 2
    assert "evt-nothing" in done.stderr.decode()


def test_search_finds_the_compound_by_its_part(desk):
    done = dragoman("search", "garantien", "--format", "json", cwd=desk)

    assert any("Sicherheitsgarantien" in row["words"] for row in json.loads(done.stdout))
    assert dragoman("search", '"offen', cwd=desk).returncode == 2
    assert dragoman("search", "Xylophon", cwd=desk).returncode == 1


def test_a_filter_that_is_none_says_so(desk):
    for option in (["--since", "neulich"], ["--status", "maybe"], ["--actor", "Nobody At All"], ["--process", "zzz"],
                   ["--issue", "weather"], ["--lang", "fr"]):  # fmt: skip
        done = dragoman("timeline", *option, cwd=desk)
        assert done.returncode == 2
        assert done.stderr.decode().count("\n") == 1
        assert "Traceback" not in done.stderr.decode()


def test_exports_are_byte_identical_in_any_order_and_any_number_of_processes(desk, tmp_path):
    files = sorted(EXAMPLES.iterdir(), reverse=True)
    assert dragoman("read", "--workers", "2", *files, cwd=tmp_path).returncode == 0
    first, second = (dragoman("export", cwd=folder).stdout for folder in (desk, tmp_path))

    assert first == second
    assert len(first) > 10_000


def test_reading_the_same_folder_twice_changes_nothing(tmp_path):
    dragoman("read", EXAMPLES, cwd=tmp_path)
    before = dragoman("export", cwd=tmp_path).stdout
    done = dragoman("read", EXAMPLES, cwd=tmp_path)

    assert b"0 new, 0 read again, 12 known" in done.stdout
    assert dragoman("export", cwd=tmp_path).stdout == before


def test_a_run_killed_at_any_moment_is_completed_by_running_again(desk, tmp_path):
    expected = dragoman("export", cwd=desk).stdout
    for seconds in (0.9, 1.6, 2.3):
        store = tmp_path / f"{seconds}.db"
        run = subprocess.Popen(
            [sys.executable, "-m", "dragoman", "read", "--quiet", str(EXAMPLES), "--store", str(store)],
            cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(seconds)
        run.send_signal(signal.SIGKILL)
        run.wait()
        if store.exists():
            assert sqlite3.connect(store).execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert dragoman("read", EXAMPLES, "--store", store, cwd=tmp_path).returncode == 0
        assert dragoman("export", "--store", store, cwd=tmp_path).stdout == expected


def test_two_reads_at_once_are_safe(desk, tmp_path):
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "dragoman", "read", "--quiet", str(EXAMPLES)], cwd=tmp_path,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]  # fmt: skip
    for run in runs:
        _, errors = run.communicate()
        assert run.returncode == 0, errors.decode()

    assert dragoman("export", cwd=tmp_path).stdout == dragoman("export", cwd=desk).stdout


def test_forgetting_an_article_takes_all_that_rests_on_it(tmp_path):
    dragoman("read", EXAMPLES, cwd=tmp_path)
    rows = json.loads(dragoman("articles", "--format", "json", cwd=tmp_path).stdout)
    gone = rows[0]["id"]
    assert dragoman("forget", gone, cwd=tmp_path).returncode == 0

    assert gone.encode() not in dragoman("export", cwd=tmp_path).stdout
    assert dragoman("verify", cwd=tmp_path).returncode == 0


def test_bad_input_is_one_line_each_and_the_rest_is_read(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    good = next(EXAMPLES.glob("*kurier.txt")).read_text(encoding="utf-8")
    (folder / "good.txt").write_text(good, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "broken.json").write_text('{"text": "halb', encoding="utf-8")
    (folder / "cut.html").write_text("<html><body><p>", encoding="utf-8")
    with zipfile.ZipFile(folder / "evil.zip", "w") as archive:
        archive.writestr("../outside.txt", good)
    done = dragoman("read", folder, cwd=tmp_path)
    told = done.stderr.decode()

    assert done.returncode == 1
    assert b"1 articles: 1 new" in done.stdout or b"articles: " in done.stdout
    for name in ("empty.txt", "binary.txt", "broken.json", "cut.html", "evil.zip"):
        assert name in told
    assert "Traceback" not in told
    assert not (tmp_path / "outside.txt").exists()


def test_control_characters_and_formulas_do_no_harm(tmp_path):
    text = (
        'date 2024-05-07 =HYPERLINK("x")\n\nDer Minister \x1b[31msagte am Montag in Wien, die Gespräche mit Ungarn '
        "seien gescheitert. „=1+1“, sagte der Minister.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    dragoman("read", "a.txt", cwd=tmp_path)
    for view in VIEWS:
        for form in ("table", "csv", "md"):
            out = dragoman(view, "--format", form, cwd=tmp_path).stdout
            assert b"\x1b" not in out
            if form == "csv":
                assert b"\n=" not in out
                assert b",=" not in out
                assert b',"=' not in out


@pytest.mark.parametrize(("content", "code"), [(b"no database at all, but long enough to be looked at" * 40, 3)])
def test_a_store_that_is_none_is_left_alone(tmp_path, content, code):
    (tmp_path / "dragoman.db").write_bytes(content)
    done = dragoman("timeline", cwd=tmp_path)

    assert done.returncode == code
    assert "Traceback" not in done.stderr.decode()
    assert (tmp_path / "dragoman.db").read_bytes() == content


def test_views_without_a_store_say_what_to_do(tmp_path):
    done = dragoman("brief", cwd=tmp_path)

    assert done.returncode == 2
    assert b"dragoman read" in done.stderr


def test_the_filters_give_one_line_for_each_line_and_nothing_but_json(tmp_path):
    lines = [
        {"id": "a", "text": "„Wir kommen“, sagte die Ministerin am Montag.", "lang": "de", "dct": "2024-05-07"},
        {"id": "b", "text": "", "lang": "en"},
        {"id": "c", "text": "Ruritania condemned Borduria.", "lang": "en", "date": "2000-01-01"},
    ]
    stdin = "\n".join(json.dumps(x) for x in lines).encode()
    for what, field in (("quotes", "statements"), ("times", "times"), ("events", "events")):
        done = dragoman("predict", what, cwd=tmp_path, stdin=stdin)
        found = [json.loads(x) for x in done.stdout.splitlines()]

        assert done.returncode == 0, done.stderr.decode()
        assert [x["id"] for x in found] == ["a", "b", "c"]
        assert all(isinstance(x[field], list) for x in found)
        assert found[1][field] == []


def test_a_line_that_is_no_json_gets_an_empty_answer_and_a_message(tmp_path):
    done = dragoman("predict", "times", cwd=tmp_path, stdin=b"{nonsense\n")

    assert done.returncode == 1
    assert json.loads(done.stdout) == {"id": None, "times": []}
    assert b"line 1" in done.stderr


def test_eval_scores_the_examples_with_intervals(tmp_path):
    done = dragoman("eval", EXAMPLES.parent / "gold.json", "--articles", EXAMPLES, "--json", cwd=tmp_path)
    found = {s["name"]: s for s in json.loads(done.stdout)}

    assert found["process/gold/articles/found"]["value"] == 1.0
    assert all(s["low"] <= s["value"] <= s["high"] for s in found.values())
