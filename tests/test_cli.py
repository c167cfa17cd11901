import contextlib
import importlib.util
import io
import json
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from dragoman.cli import main

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "ukraine-2025"
VIEWS = [
    "timeline", "agenda", "statements", "positions", "disputes", "terms", "unsaid", "actors", "articles",
]  # fmt: skip
KURIER = (EXAMPLES / "2025-02-12-rheinischer-kurier.txt").read_text(encoding="utf-8")


class Done(NamedTuple):
    code: int
    out: str
    told: str

    @property
    def json(self):
        return json.loads(self.out)


def dragoman(*arguments, cwd, stdin=b"", env=None):
    """Run a command in this process, as a terminal of 100 columns would."""
    out, told = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(cwd):
        patch.setattr(sys, "argv", ["dragoman", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", told)
        for name, value in {"COLUMNS": "100", **(env or {})}.items():
            patch.setenv(name, value)
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code or 0
    return Done(code, *(stream.buffer.getvalue().decode("utf-8") for stream in (out, told)))


def started(*arguments, cwd, **options):
    """Start a command in a process of its own."""
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen([sys.executable, "-m", "dragoman", *map(str, arguments)], cwd=cwd, **options)


def ended(process, stdin=None):
    out, told = process.communicate(stdin)
    return Done(process.returncode, out.decode("utf-8"), told.decode("utf-8"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with a store in which the examples were read."""
    folder = tmp_path_factory.mktemp("desk")
    done = dragoman("read", EXAMPLES, cwd=folder)
    assert (done.code, done.told) == (0, "")
    return folder


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A file with 40 articles, made by varying the examples, and what an undisturbed run makes of it."""
    spec = importlib.util.spec_from_file_location("benchmark", ROOT / "benchmarks" / "run.py")
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    folder = tmp_path_factory.mktemp("many")
    source = folder / "articles.jsonl"
    lines = [json.dumps({"text": text, "outlet": outlet}) for _, outlet, text in benchmark.varied(40)]
    source.write_text("\n".join(lines), encoding="utf-8")
    assert dragoman("read", "--quiet", source, cwd=folder).code == 0
    return source, dragoman("export", cwd=folder).out


# Looking at what was read


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_every_view_prints_in_every_format(desk, view, form):
    done = dragoman(view, "--format", form, cwd=desk)

    assert (done.code, done.told) == (0, "")
    # A view of nothing has a head in every form but one line a row.
    assert done.out.strip() or form == "jsonl"
    if form == "json":
        assert isinstance(done.json, list)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_briefing_fits_two_pages_in_both_languages(desk, language):
    lines = dragoman("brief", "--lang", language, cwd=desk).out.splitlines()

    assert 20 < len(lines) <= 110
    assert max(map(len, lines)) <= 80


def test_verify_finds_nothing_wrong_in_the_examples(desk):
    assert dragoman("verify", cwd=desk) == (0, "12 articles verified; 0 wrong\n", "")


@pytest.mark.parametrize("view", VIEWS)
def test_every_id_of_every_view_can_be_shown(desk, view):
    for row in dragoman(view, "--format", "json", cwd=desk).json[:2]:
        done = dragoman("show", row["id"], cwd=desk)
        assert (done.code, done.told) == (0, "")
        assert row["id"] in done.out


def test_an_unknown_id_is_one_clear_line(desk):
    done = dragoman("show", "evt-nothing", cwd=desk)

    assert done.code == 2
    assert "evt-nothing" in done.told


def test_search_finds_the_compound_by_its_part(desk):
    assert any(
        "Sicherheitsgarantien" in row["words"]
        for row in dragoman("search", "garantien", "--format", "json", cwd=desk).json
    )
    assert dragoman("search", "Xylophon", cwd=desk).code == 1


@pytest.mark.parametrize("query", ['"offen', "", "  ", "a", '""', "\x00"])
def test_a_malformed_search_is_one_clear_line(desk, query):
    done = dragoman("search", query, cwd=desk)

    assert done.code == 2
    assert done.told.count("\n") == 1
    assert done.told.startswith("dragoman: search")


@pytest.mark.parametrize("query", ["NEAR(a b)", "text:*", "foo* ^bar", "'; DROP TABLE article; --", "(((", "%%%"])
def test_a_search_has_no_language_of_its_own_to_get_wrong(desk, query):
    assert dragoman("search", query, cwd=desk).code in (0, 1)


@pytest.mark.parametrize(
    "option",
    [
        ["--since", "neulich"], ["--status", "maybe"], ["--actor", "Nobody At All"], ["--process", "zzz"],
        ["--issue", "weather"], ["--lang", "fr"],
    ],
)  # fmt: skip
def test_a_filter_that_is_none_says_so(desk, option):
    done = dragoman("timeline", *option, cwd=desk)

    assert done.code == 2
    assert done.told.count("\n") == 1


# Reading: always the same, whatever happens


def test_exports_are_byte_identical_in_any_order_and_any_number_of_processes(desk, tmp_path):
    files = sorted(EXAMPLES.iterdir(), reverse=True)
    assert dragoman("read", "--workers", "2", *files, cwd=tmp_path).code == 0
    first, second = (dragoman("export", cwd=folder).out for folder in (desk, tmp_path))

    assert first == second
    assert len(first) > 10_000


def test_reading_the_same_folder_twice_changes_nothing(desk):
    before = dragoman("export", cwd=desk).out
    done = dragoman("read", EXAMPLES, cwd=desk)

    assert "0 new, 0 read again, 12 known" in done.out
    assert dragoman("export", cwd=desk).out == before


def stored(store):
    """Return how many articles another process has stored by now, and whether they are linked."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as look:
            count = look.execute("SELECT count(*) FROM article").fetchone()[0]
            return count, look.execute("SELECT count(*) FROM meta").fetchone()[0] > 0
    except sqlite3.Error:
        return -1, False


def test_a_run_killed_at_any_moment_is_completed_by_running_again(many, tmp_path):
    source, expected = many
    store = tmp_path / "killed.db"
    for least in (0, 10, 40):  # the empty store; while reading; after reading, while linking
        run = started("read", "--quiet", source, "--store", store, cwd=tmp_path, stderr=subprocess.DEVNULL)
        while stored(store)[0] < least:
            assert run.poll() is None
            time.sleep(0.002)
        run.send_signal(signal.SIGKILL)
        run.communicate()

        assert run.returncode == -signal.SIGKILL
        count, linked = stored(store)
        assert least <= count <= 40
        assert not linked
        with contextlib.closing(sqlite3.connect(store)) as look:
            assert look.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    done = dragoman("read", "--quiet", source, "--store", store, cwd=tmp_path)

    assert "0 new, 0 read again, 40 known" in done.out
    assert dragoman("export", "--store", store, cwd=tmp_path).out == expected


def test_a_full_disk_is_one_clear_line_and_running_again_completes_it(many, tmp_path):
    source, expected = many

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, limits[1]))
    try:
        done = dragoman("read", "--quiet", source, cwd=tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    count, linked = stored(tmp_path / "dragoman.db")

    assert done.code == 3
    assert done.told.count("\n") == 1
    assert "run the same command again" in done.told
    assert 0 < count < 40
    assert not linked
    assert dragoman("read", "--quiet", source, cwd=tmp_path).code == 0
    assert dragoman("export", cwd=tmp_path).out == expected


def test_two_reads_at_once_are_safe(desk, tmp_path):
    runs = [started("read", "--quiet", EXAMPLES, cwd=tmp_path) for _ in range(2)]

    assert [(done.code, done.told) for done in map(ended, runs)] == [(0, ""), (0, "")]
    assert dragoman("export", cwd=tmp_path).out == dragoman("export", cwd=desk).out


def test_forgetting_an_article_takes_all_that_rests_on_it(desk, tmp_path):
    with contextlib.closing(sqlite3.connect(desk / "dragoman.db")) as one, contextlib.closing(
        sqlite3.connect(tmp_path / "dragoman.db")
    ) as other:  # fmt: skip
        one.backup(other)
    gone = dragoman("articles", "--format", "json", cwd=tmp_path).json[0]["id"]
    assert dragoman("forget", gone, cwd=tmp_path).code == 0

    assert gone not in dragoman("export", cwd=tmp_path).out
    assert dragoman("verify", cwd=tmp_path).code == 0


# Bad input: one line each, the rest is read


def test_what_an_older_program_read_is_read_again_by_any_number_of_processes(desk, tmp_path):
    before = (tmp_path / "before.jsonl", tmp_path / "after.jsonl")
    shutil.copy(desk / "dragoman.db", tmp_path)
    assert dragoman("export", "-o", before[0], cwd=tmp_path).code == 0
    assert dragoman("refresh", cwd=tmp_path).out == "0 of 12 articles read again\n"
    with sqlite3.connect(tmp_path / "dragoman.db") as store:
        store.execute("UPDATE article SET read_with = 'older' WHERE id IN (SELECT id FROM article LIMIT 9)")
    store.close()

    assert dragoman("refresh", "--workers", 2, cwd=tmp_path).out == "9 of 12 articles read again\n"
    assert dragoman("export", "-o", before[1], cwd=tmp_path).code == 0
    assert before[0].read_bytes() == before[1].read_bytes()


def test_reading_again_with_an_engine_that_is_none_leaves_the_store_alone(desk, tmp_path):
    shutil.copy(desk / "dragoman.db", tmp_path)
    content = (tmp_path / "dragoman.db").read_bytes()
    done = dragoman("refresh", "--engine", "oracle", cwd=tmp_path)

    assert done.code == 2
    assert "oracle" in done.told
    assert (tmp_path / "dragoman.db").read_bytes() == content


def test_bad_input_is_one_line_each_and_the_rest_is_read(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(KURIER, encoding="utf-8")
    (folder / "good-cp1252.txt").write_bytes(KURIER.encode("cp1252"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\t\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "huge.txt").write_bytes(b"Ein Satz steht hier.\n" * 2_500_000)
    (folder / "broken.json").write_text('{"text": "halb', encoding="utf-8")
    (folder / "list.txt").write_text("Milch\nEier\n", encoding="utf-8")
    (folder / "cut.html").write_text("<html><body><p>", encoding="utf-8")
    (folder / "menu.html").write_text("<html><body><a>Home</a></body></html>", encoding="utf-8")
    with zipfile.ZipFile(folder / "evil.zip", "w") as archive:
        archive.writestr("../outside.txt", KURIER)
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", (b" " * 1_000_000 + b"\n") * 60)
    (folder / "torn.zip").write_bytes((folder / "evil.zip").read_bytes()[:60])
    done = dragoman("read", folder, cwd=tmp_path)
    lines = done.told.splitlines()

    assert done.code == 1
    assert "2 articles: 1 new, 0 read again, 1 known; 11 not read" in done.out
    bad = ("empty.txt", "blank.txt", "binary.txt", "huge.txt", "broken.json", "list.txt", "cut.html", "menu.html",
           "evil.zip", "bomb.zip", "torn.zip")  # fmt: skip
    for name in bad:
        assert len([line for line in lines if name in line and line.startswith("not read: ")]) == 1, (name, lines)
    assert not any("report it" in line for line in lines)
    assert not (tmp_path / "outside.txt").exists()
    assert dragoman("verify", cwd=tmp_path).code == 0


def test_another_language_and_a_text_without_a_day_are_kept_and_told(tmp_path):
    (tmp_path / "francais.txt").write_text(
        "Le ministre a déclaré lundi que les négociations avec la Hongrie étaient dans une impasse et que les deux "
        "parties ne se verraient pas avant la fin de l'année, selon plusieurs sources diplomatiques à Vienne.\n",
        encoding="utf-8",
    )
    (tmp_path / "timeless.txt").write_text("The minister said that the talks had failed.\n", encoding="utf-8")
    done = dragoman("read", "francais.txt", "timeless.txt", cwd=tmp_path)
    rows = {row["id"]: row for row in dragoman("articles", "--format", "json", cwd=tmp_path).json}

    assert done.code == 0
    assert "2 articles: 2 new" in done.out
    assert [line for line in done.told.splitlines() if "francais.txt" in line and line.startswith("note: ")]
    assert [row["published"] for row in rows.values()] == [None, None]
    assert dragoman("verify", cwd=tmp_path).code == 0


def test_nothing_to_read_says_so(tmp_path):
    (tmp_path / "nothing").mkdir()
    done = dragoman("read", "nothing", cwd=tmp_path)

    assert done.code == 1
    assert "nothing to read" in done.told
    assert dragoman("read", "missing", cwd=tmp_path).told.startswith("not read: missing: there is no such file")


def test_control_characters_and_formulas_do_no_harm(tmp_path):
    text = (
        'date 2024-05-07 =HYPERLINK("x")\n\nDer Minister \x1b[31msagte am Montag in Wien, die Gespräche mit Ungarn '
        "seien gescheitert. „=1+1“, sagte der Minister.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    dragoman("read", "a.txt", cwd=tmp_path)
    for view in VIEWS:
        for form in ("table", "csv", "md"):
            out = dragoman(view, "--format", form, cwd=tmp_path).out
            assert "\x1b" not in out
            if form == "csv":
                assert "\n=" not in out
                assert ",=" not in out
                assert ',"=' not in out


# The store


def test_a_store_that_is_none_is_left_alone(tmp_path):
    content = b"no database at all, but long enough to be looked at" * 40
    (tmp_path / "dragoman.db").write_bytes(content)
    for command in (["timeline"], ["read", EXAMPLES]):
        done = dragoman(*command, cwd=tmp_path)
        assert done.code == 3
        assert done.told.count("\n") == 1
        assert "--store" in done.told
    assert (tmp_path / "dragoman.db").read_bytes() == content


def test_a_database_of_another_program_is_left_alone(tmp_path):
    with contextlib.closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE stamps (country TEXT)")
    before = (tmp_path / "other.db").read_bytes()
    done = dragoman("read", EXAMPLES, "--store", "other.db", cwd=tmp_path)

    assert done.code == 3
    assert "another program" in done.told
    assert (tmp_path / "other.db").read_bytes() == before


def test_a_store_of_a_newer_version_is_left_alone(tmp_path):
    dragoman("read", "-", cwd=tmp_path, stdin=KURIER.encode())
    with contextlib.closing(sqlite3.connect(tmp_path / "dragoman.db")) as store:
        store.execute("PRAGMA user_version = 999")
    done = dragoman("timeline", cwd=tmp_path)

    assert done.code == 3
    assert "999" in done.told
    assert "newer Dragoman" in done.told


def test_a_torn_store_is_one_clear_line(desk, tmp_path):
    whole = (desk / "dragoman.db").read_bytes()
    (tmp_path / "dragoman.db").write_bytes(whole[:4096] + b"\x99" * 40_000)
    for command in (["timeline"], ["verify"], ["read", EXAMPLES]):
        done = dragoman(*command, cwd=tmp_path)
        assert done.code == 3
        assert done.told.count("\n") == 1
        assert "dragoman.db" in done.told


def test_views_without_a_store_say_what_to_do(tmp_path):
    done = dragoman("brief", cwd=tmp_path)

    assert done.code == 2
    assert "dragoman read" in done.told


def test_files_that_cannot_be_written_are_one_clear_line(desk, tmp_path):
    for command in (["export", "-o", tmp_path / "no" / "such" / "folder.jsonl"], ["export", "-o", tmp_path]):
        done = dragoman(*command, cwd=desk)
        assert done.code == 2
        assert done.told.count("\n") == 1
    done = dragoman("read", EXAMPLES, "--store", tmp_path / "no" / "such" / "folder.db", cwd=desk)
    assert done.code == 3
    assert "--store" in done.told


# Filters and measures


def test_the_filters_give_one_line_for_each_line_and_nothing_but_json(tmp_path):
    lines = [
        {"id": "a", "text": "„Wir kommen“, sagte die Ministerin am Montag.", "lang": "de", "dct": "2024-05-07"},
        {"id": "b", "text": "", "lang": "en"},
        {"id": "c", "text": "Ruritania condemned Borduria.", "lang": "en", "date": "2000-01-01"},
    ]
    stdin = "\n".join(json.dumps(x) for x in lines).encode()
    for what, field in (("quotes", "statements"), ("times", "times"), ("events", "events")):
        done = dragoman("predict", what, cwd=tmp_path, stdin=stdin)
        found = [json.loads(x) for x in done.out.splitlines()]

        assert (done.code, done.told) == (0, "")
        assert [x["id"] for x in found] == ["a", "b", "c"]
        assert all(isinstance(x[field], list) for x in found)
        assert found[1][field] == []


def test_a_line_that_is_no_json_gets_an_empty_answer_and_a_message(tmp_path):
    run = started("predict", "times", cwd=tmp_path, stdin=subprocess.PIPE)
    done = ended(run, b"{nonsense\n")

    assert done.code == 1
    assert done.json == {"id": None, "times": []}
    assert "line 1" in done.told


def test_eval_scores_the_examples_with_intervals(tmp_path):
    done = dragoman("eval", EXAMPLES.parent / "gold.json", "--articles", EXAMPLES, "--json", cwd=tmp_path)
    found = {s["name"]: s for s in done.json}

    assert found["process/gold/articles/found"]["value"] == 1.0
    assert all(s["low"] <= s["value"] <= s["high"] for s in found.values())


def test_eval_tells_which_article_of_the_gold_could_not_be_read(tmp_path):
    shutil.copytree(EXAMPLES, tmp_path / "articles")
    first = min((tmp_path / "articles").glob("*.txt"))
    first.write_bytes(b"")
    done = dragoman("eval", EXAMPLES.parent / "gold.json", "--articles", tmp_path / "articles", "--json", cwd=tmp_path)
    found = {s["name"]: s for s in done.json}

    assert done.code == 1
    assert "not read" in done.told
    assert first.name in done.told
    assert found["process/gold/articles/found"]["value"] < 1.0


def test_looking_at_a_store_does_not_wait_for_what_reads(desk):
    loaded = "import sys, dragoman.cli; print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    modules = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True, text=True).stdout.split()

    assert ended(started("--version", cwd=desk)).out.startswith("dragoman ")
    assert {"dragoman", "typer"} <= set(modules)
    assert not {"spacy", "thinc", "numpy", "HanTa", "ablaut", "trafilatura", "lxml", "rapidfuzz"} & set(modules)
