"""kehoach sql: what is asked is answered in four formats; what would write is refused."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import Result
from db_builder import Draft, of_province, save
from test_db_views import whole_record
from typer.testing import CliRunner

from db.engine import close_database, open_database
from db.query_errors import in_plain_words
from pipeline.cli import app


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sql") / "kế hoạch.db"
    engine = open_database(f"sqlite:///{path}")
    save(engine, whole_record())
    draft = Draft("Tỷ lệ | hồ sơ", "[b]12,5%[/b]", path="la.txt")
    draft.target("12,5%", 12.5, indicator_text="=1+1 | hai\nba")
    save(engine, draft.record(**of_province("An Giang", number="7/KH-UBND")))
    close_database(engine)
    with sqlite3.connect(path) as connection:
        connection.execute("create virtual table words using fts5(word)")
        connection.execute("insert into words values ('hồ sơ trực tuyến')")
    connection.close()
    return path


def ask(database: Path, query: str, *more: str, stdin: str | None = None) -> Result:
    arguments = ["sql", *([query] if query else []), "--db", str(database), *more]
    return CliRunner().invoke(app, arguments, input=stdin)


QUERY = """select indicator_text, value_low, due_start, path from v_targets
where path = 'la.txt' or value_low > 69 order by value_low -- a comment; with a semicolon"""


def test_json_keeps_the_values(database: Path) -> None:
    done = ask(database, QUERY, "--format", "json")
    assert json.loads(done.output) == [
        {
            "indicator_text": "=1+1 | hai\nba",
            "value_low": 12.5,
            "due_start": "2025-01-01",
            "path": "la.txt",
        },
        {
            "indicator_text": "Từ 70% trở lên",
            "value_low": 70.0,
            "due_start": "2025-01-01",
            "path": "dak-nong/2024.txt",
        },
    ]


def test_columns_of_one_name_are_kept_apart(database: Path) -> None:
    done = ask(database, "select 1 as a, 2 as a, x'00ff' as b", "--format", "json")
    assert json.loads(done.output) == [{"a": 1, "a_2": 2, "b": "00ff"}]


def test_csv_is_disarmed(database: Path) -> None:
    rows = list(csv.reader(io.StringIO(ask(database, QUERY, "--format", "csv").output)))
    assert rows[0] == ["indicator_text", "value_low", "due_start", "path"]
    assert rows[1][:2] == ["'=1+1 | hai\nba", "12.5"]


def test_markdown_keeps_its_columns(database: Path) -> None:
    lines = ask(database, QUERY, "--format", "md").output.splitlines()
    assert lines[:3] == [
        "| indicator_text | value_low | due_start | path |",
        "| --- | ---: | --- | --- |",
        "| =1+1 \\| hai<br>ba | 12.5 | 2025-01-01 | la.txt |",
    ]


def test_a_table_shows_words_as_they_are(database: Path) -> None:
    done = ask(database, "select '[b]đỏ[/b]' as \"[i]x\", 70.0 as n, null as none")
    assert [line.split() for line in done.output.splitlines()] == [
        ["[i]x", "n", "none"],
        ["[b]đỏ[/b]", "70"],
    ]


@pytest.mark.parametrize("query", ["", "-"])
def test_a_query_from_standard_input(database: Path, query: str) -> None:
    done = ask(database, query, "--format", "csv", stdin="select province\nfrom v_documents\n;\n")
    assert sorted(done.output.splitlines()) == ["An Giang", "province", "Đắk Nông"]


@pytest.mark.parametrize(
    "query",
    [
        "with x as (select ':a' as b, '%s' as c) select * from x",
        "values (1, 2)",
        "select * from pragma_table_info('v_runs')",
        "pragma table_info(v_runs)",
        "select snippet(words, 0, '[', ']', '', 9), rank from words where words match 'hồ sơ'",
        "select count(*) from v_documents where title like '%5:30%'",
    ],
)
def test_other_questions(database: Path, query: str) -> None:
    assert ask(database, query).exit_code == 0


@pytest.mark.parametrize(
    "query",
    [
        "delete from documents",
        "update documents set path = 'x'",
        "insert into meta values ('a', 'b')",
        "drop view v_runs",
        "create table x (y)",
        "create temp table x (y)",
        "attach 'other.db' as other",
        "vacuum into 'copy.db'",
        "vacuum",
        "pragma query_only = off",
        "pragma journal_mode = wal",
        "with x as (select 1) delete from documents",
        "reindex",
        "update sqlite_master set name = 'x'",
    ],
)
def test_what_writes_is_refused(
    database: Path, query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = database.read_bytes()
    done = ask(database, query)
    assert done.exit_code == 2
    assert "only reads" in done.output, done.output
    assert done.output.count("\n") == 1
    assert database.read_bytes() == before
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("selec 1", 'near "selec": syntax error'),
        (
            "select * from v_target",
            "no such table: v_target; did you mean v_targets?; the views are v_documents,",
        ),
        ("select * from zzz", "no such table: zzz; the views are v_documents, v_targets"),
        ("select colour from v_runs", "no such column: colour; v_runs has run_id, started_at"),
        (
            "select v.provinc from V_issues i join v_documents v using (document_id)",
            "no such column: v.provinc; did you mean province, province_id, province_now?; v_documents",
        ),
        ("select x from documents", "no such column: x; the columns of views: docs/codebook.md"),
        ("select naught(1)", "no such function: naught"),
        ("select 1; select 2", "one statement"),
        ("select 1; drop table documents", "one statement"),
        ("/* nothing */", "gives no table"),
        ("  ", "there is no query"),
        ("select abs(-9223372036854775808)", "overflow"),
    ],
)
def test_errors_are_a_sentence(database: Path, query: str, words: str) -> None:
    done = ask(database, query)
    assert done.exit_code == 2
    assert words in done.output
    assert done.output.startswith("kehoach: ")
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            'column "provinc" does not exist\nLINE 1: select provinc from v_runs',
            "no such column: provinc; v_runs has run_id, started_at",
        ),
        (
            "column r.run_ids does not exist\nLINE 1: ...\nHINT:  Perhaps you meant",
            "no such column: r.run_ids; did you mean run_id?; v_runs has run_id,",
        ),
        (
            'relation "v_run" does not exist',
            "no such table: v_run; did you mean v_runs?; the views",
        ),
        (
            "function f(integer) does not exist\nLINE 1: x",
            "function f(integer) does not exist LINE",
        ),
        ("cannot execute DELETE in a read-only transaction", "the query would write"),
    ],
)
def test_what_postgresql_says_is_said_alike(said: str, words: str) -> None:
    line = in_plain_words(said, "select provinc from v_runs r")
    assert line.startswith(words)
    assert "\n" not in line


def test_a_file_that_cannot_be_written_is_read(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "k.db"
    copy.write_bytes(database.read_bytes())
    copy.chmod(0o444)
    tmp_path.chmod(0o555)
    assert "2" in ask(copy, "select count(*) from v_documents", "--format", "csv").output
    tmp_path.chmod(0o755)


def test_what_is_no_database_is_said(tmp_path: Path) -> None:
    done = ask(tmp_path / "none.db", "select 1")
    assert (done.exit_code, "there is no database at" in done.output) == (2, True)
    with sqlite3.connect(tmp_path / "x.db") as other:
        other.execute("create table t (a)")
    assert "holds other tables" in ask(tmp_path / "x.db", "select 1").output
