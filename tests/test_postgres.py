"""A server's database holds what a file holds, and is asked and guarded the same way."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from db_builder import KINDS, Draft, own_database, rows, save
from postgres_server import VARIABLE
from sqlalchemy import Engine, text
from test_docs import QUERIES
from typer.testing import CliRunner, Result

from db.addresses import parse_address
from db.connecting import connect
from db.engine import open_database
from db.errors import DatabaseError, SchemaVersionError
from db.read_views import read_view
from db.search import search
from db.views import VIEWS
from pipeline.cli import app

SAMPLES = Path(__file__).parent.parent / "corpus/samples"
_OF_THE_RUN = ("started_at", "finished_at")

pytestmark = pytest.mark.skipif(
    not os.environ.get(VARIABLE),
    reason=f"no {VARIABLE}: run `python3 tests/postgres_server.py make test`",
)


def kehoach(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The text dumps and web pages of the samples."""
    folder = tmp_path_factory.mktemp("samples")
    for file in SAMPLES.iterdir():
        if file.suffix in (".txt", ".html"):
            shutil.copy(file, folder)
    return folder


@pytest.fixture(scope="module")
def addresses(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Two databases that `kehoach extract` wrote from one folder."""
    file = tmp_path_factory.mktemp("file") / "kehoach.db"
    with own_database("template1") as server:
        both = dict(zip(KINDS, (f"sqlite:///{file}", server), strict=True))
        for address in both.values():
            done = kehoach("extract", str(folder), "--db", address, "--workers", "0")
            assert done.exit_code == 0, done.output
        yield both


@pytest.mark.parametrize("view", [name for name, _query in VIEWS])
def test_views_hold_the_same_rows(addresses: dict[str, str], view: str) -> None:
    def held(address: str) -> list[tuple[Any, ...]]:
        found = [
            tuple((key, value) for key, value in row.items() if key not in _OF_THE_RUN)
            for row in read_view(address, view)
        ]
        return sorted(found, key=repr)

    file, server = (held(addresses[kind]) for kind in KINDS)
    assert file == server
    assert file or view == "v_issues"


# What SQL leaves open (the order of equals and of NULL, which rows a bare LIMIT takes) may differ.
DEFINED = {n: q for n, q in QUERIES.items() if "order by" in q.lower() or "limit" not in q.lower()}


@pytest.mark.parametrize("name", DEFINED)
def test_questions_have_the_same_answers(addresses: dict[str, str], name: str) -> None:
    file, server = (
        rows(connect(addresses[kind], write=False), DEFINED[name].replace(":", r"\:"))
        for kind in KINDS
    )
    assert sorted(file, key=repr) == sorted(server, key=repr)


@pytest.mark.parametrize("query", ["thanh toan truc tuyen", "Sở Nội vụ", "lai chau 2023", "so hoa"])
def test_search_has_the_same_answers(addresses: dict[str, str], query: str) -> None:
    file, server = (
        kehoach("search", query, "--format", "csv", "--db", addresses[kind]) for kind in KINDS
    )
    assert (file.exit_code, server.exit_code) == (0, 0)
    assert file.output == server.output
    assert file.output.count("\n") > 2


def test_commands_work_on_a_server(addresses: dict[str, str], folder: Path) -> None:
    server = addresses["postgresql"]
    again = kehoach("extract", str(folder), "--db", server, "--workers", "0")
    count = len(list(folder.iterdir()))
    assert f"{count} files: 0 read, {count} unchanged, 0 failed" in again.output
    assert f'psql {server} -c "select' in again.output
    assert kehoach("evaluate", server, str(SAMPLES.parent / "gold")).exit_code == 0
    assert kehoach("issues", server).exit_code == 0


def test_who_reads_cannot_write(addresses: dict[str, str]) -> None:
    engine = open_database(addresses["postgresql"], create=False)
    with pytest.raises(DatabaseError, match="is open for reading only"):
        forget(engine)


def forget(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM documents"))


def test_one_writes_at_a_time(addresses: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.connecting.PATIENCE", "50ms")
    writer, other = (open_database(addresses["postgresql"]) for _ in range(2))
    reader = open_database(addresses["postgresql"], create=False)
    with writer.begin():
        assert search(reader, "so noi vu", limit=1)  # who only reads does not wait
        with pytest.raises(DatabaseError, match="is in use by another program"):
            forget(other)
    save(other, Draft("Việc sau.", path="later.txt").record())
    save(writer, Draft("Việc sau nữa.", path="last.txt").record())
    assert len(search(reader, "viec sau", limit=9)) >= 2


def test_another_version_is_refused(tmp_path: Path) -> None:
    with own_database("template1") as server:
        engine = open_database(server)
        with engine.begin() as connection:
            connection.execute(text("UPDATE meta SET value = '1' WHERE key = 'schema_version'"))
        engine.dispose()
        with pytest.raises(SchemaVersionError, match="schema version 1"):
            open_database(server)


def test_what_is_said_of_a_server(tmp_path: Path) -> None:
    with own_database("template1") as server:
        with pytest.raises(DatabaseError, match="is empty; fill it with `kehoach extract`"):
            open_database(server, create=False)
        address = parse_address(server).set(password="b1mat", port=1)
        with pytest.raises(DatabaseError, match="refused") as raised:
            open_database(address.render_as_string(hide_password=False))
        assert "b1mat" not in str(raised.value)
        assert "\n" not in str(raised.value)
