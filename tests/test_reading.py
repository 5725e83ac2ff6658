"""Reading without SQLAlchemy: the same answers and the same sentences as over an engine."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from db_builder import Draft, of_province, save
from hypothesis import example, given
from hypothesis import strategies as st
from test_db_views import whole_record

from db.addresses import parse_address, sqlite_file
from db.ask import QueryError, ask
from db.compare import compare
from db.coverage import coverage
from db.engine import close_database, open_database
from db.errors import DatabaseError, SchemaVersionError, failed
from db.question import Question
from db.read_views import ViewError, read_view
from db.reading import opened, reading
from db.search import search
from db.sqlite_reader import plain_file
from db.why_empty import why_empty

COMMANDS = (
    ("compare", "--indicator", "tthc_online_payment_txn_pct"),
    ("coverage",),
    ("search", "hồ sơ"),
    ("sql", "select count(*) from v_documents"),
    ("show", "1"),
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reading") / "100% kế hoạch#1.db"
    engine = open_database(f"sqlite:///{path}")
    save(engine, whole_record())
    draft = Draft("Tỷ lệ hồ sơ trả đúng hạn đạt 95%", path="an-giang.txt")
    draft.target("95%", 95.0, indicator_code="tthc_online_payment_txn_pct")
    save(engine, draft.record(**of_province("An Giang", number="7/KH-UBND")))
    close_database(engine)
    return path


def test_both_ways_give_the_same(file: Path) -> None:
    engine = open_database(f"sqlite:///{file}", create=False)
    question = Question(("tthc_online_payment_txn_pct",), boundaries="now")
    with opened(f"sqlite:///{file}") as database:
        assert compare(database, question) == compare(engine, question) != []
        assert coverage(database) == coverage(engine) != []
        assert search(database, "ho so") == search(engine, "ho so") != []
        assert search(database, "hồ sơ", province="An Giang", year=2024, kind="target") == search(
            engine, "hồ sơ", province="An Giang", year=2024, kind="target"
        )
        silent = Question(("par_index_rank",), area=3, provinces=("An Giang",))
        assert why_empty(database, silent) == why_empty(engine, silent)
    plain, uri = f"sqlite:///{file}", f"sqlite:///{file}?timeout=1"
    for view in ("v_documents", "v_targets", "v_issues"):
        assert read_view(plain, view, among=[1, 2]) == read_view(uri, view, among=[1, 2])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one[0])
def test_a_file_is_read_without_sqlalchemy(file: Path, command: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom pipeline.cli import app\n"
        f"done = CliRunner().invoke(app, {[*command, '--db', str(file)]!r})\n"
        "print(done.exit_code, 'sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "False"]


@given(st.text(st.sampled_from("/.:@+%&=# \nañ12f"), max_size=12))
@example("%3Amemory:")
@example("file%3Ax")
@example("a%3Fb.db")
def test_a_plain_file_is_the_file_of_the_address(name: str) -> None:
    assert plain_file(f"sqlite:///{name}") == sqlite_file(parse_address(f"sqlite:///{name}"))


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite:///file:x?uri=true",
        "sqlite:///x.db?timeout=1", "sqlite+pysqlite:///x.db", "postgresql://host/x", "x.db",
    ],
)  # fmt: skip
def test_other_addresses_go_over_an_engine(url: str) -> None:
    assert plain_file(url) is None


def in_both_ways(file: Path) -> tuple[str, str]:
    return f"sqlite:///{file}", f"sqlite:///{file}?timeout=0.05"


def message(url: str) -> str:
    with pytest.raises(DatabaseError) as caught, opened(url) as database, reading(database) as one:
        one.rows("SELECT * FROM documents")
    return str(caught.value)


def test_the_sentences_are_the_same(tmp_path: Path) -> None:
    no_database, other, older = (tmp_path / name for name in ("a.txt", "other.db", "older.db"))
    no_database.write_text("Kế hoạch cải cách hành chính. " * 50)
    (tmp_path / "empty.db").write_bytes(b"")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    with sqlite3.connect(older) as connection:
        connection.execute("CREATE TABLE documents (id INTEGER)")
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        connection.execute("INSERT INTO meta VALUES ('schema_version', '2'), ('folder', 'tỉnh 1')")
    said = {
        path: {message(url) for url in in_both_ways(path)}
        for path in (
            no_database,
            other,
            older,
            tmp_path,
            *(tmp_path / n for n in ("no", "empty.db")),
        )
    }
    assert all(len(sentences) == 1 for sentences in said.values()), said
    way_on = r"version 2, .*`kehoach extract 'tỉnh 1' --db NEW`"
    with pytest.raises(SchemaVersionError, match=way_on), opened(f"sqlite:///{older}"):
        pytest.fail("it was opened")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("database is locked", "the database k.db is in use by another program; close that"),
        ("disk I/O error", "the database k.db: disk I/O error"),
    ],
)
def test_what_a_driver_says_in_plain_words(words: str, sentence: str) -> None:
    assert str(failed("k.db", sqlite3.OperationalError(words))).startswith(sentence)


def test_a_missing_view_is_said(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "x.db").execute("CREATE TABLE x (y)").connection.close()
    said = set()
    for url in in_both_ways(tmp_path / "x.db"):
        with pytest.raises(ViewError) as caught:
            read_view(url, "v_targets")
        said.add(str(caught.value))
    assert said == {f"cannot read v_targets of {tmp_path / 'x.db'}: no such table: v_targets"}


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("SELECT 'Kế hoạch' REGEXP '^K.+ch$'", 1),
        ("SELECT NULL REGEXP 'x'", None),
        ("SELECT ':a %s'", ":a %s"),
    ],
)
def test_queries_have_the_same_answers(file: Path, query: str, answer: object) -> None:
    for url in in_both_ways(file):
        with ask(url, query) as (_names, rows):
            assert [tuple(row) for row in rows] == [(answer,)]


@pytest.mark.parametrize("query", ["DELETE FROM meta", "SELECT 1; SELECT 2", "SELEKT 1"])
def test_queries_fail_with_the_same_words(file: Path, query: str) -> None:
    said = set()
    for url in in_both_ways(file):
        with pytest.raises(QueryError) as caught, ask(url, query) as (_names, rows):
            list(rows)
        said.add(str(caught.value))
    assert len(said) == 1
