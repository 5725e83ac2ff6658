"""Opening: what an empty database gets, and the sentences for what is none of ours."""

import sqlite3
from pathlib import Path

import pytest
from db_builder import rows
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db.engine import close_database, open_database
from db.errors import DatabaseError, SchemaVersionError
from models.lexicon import load_csv


def test_a_new_database_in_a_new_folder(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/moi/kehoach.db")
    assert rows(engine, "PRAGMA journal_mode") == [("wal",)]
    assert rows(engine, "PRAGMA synchronous") == [(1,)]
    assert rows(engine, "PRAGMA foreign_keys") == [(1,)]
    assert rows(engine, "SELECT count(*) FROM indicators") == [(len(load_csv("indicators")),)]
    query = "SELECT successor_id FROM province_successors WHERE unit_id = 'p63:10'"
    assert rows(engine, query) == [("p34:15",)]
    query = "SELECT count(*) FROM agency_successors GROUP BY agency_id ORDER BY 1 DESC LIMIT 1"
    assert rows(engine, query) > [(1,)]


def test_opening_twice_writes_nothing_new(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/kehoach.db"
    first = rows(open_database(url), "SELECT * FROM meta ORDER BY key")
    assert rows(open_database(url), "SELECT * FROM meta ORDER BY key") == first


def test_stale_views_and_lexicons_are_renewed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/kehoach.db"
    with open_database(url).begin() as connection:
        connection.execute(text("DELETE FROM agency_successors"))
        connection.execute(text("DELETE FROM agencies"))
        connection.execute(text("DROP VIEW v_runs"))
        connection.execute(text("UPDATE meta SET value = 'old' WHERE key LIKE '%_sha256'"))
    engine = open_database(url)
    assert rows(engine, "SELECT * FROM v_runs") == []
    assert rows(engine, "SELECT count(*) FROM agencies") == [(len(load_csv("agencies")),)]


def test_another_schema_version_is_refused_with_advice(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/kehoach.db"
    with open_database(url).begin() as connection:
        connection.execute(text("UPDATE meta SET value = '99' WHERE key = 'schema_version'"))
        connection.execute(text("INSERT INTO meta VALUES ('folder', 'ke hoach/2024')"))
    way_on = r"version 99, .*`kehoach extract 'ke hoach/2024' --db NEW`"
    for create in (True, False):
        with pytest.raises(SchemaVersionError, match=way_on):
            open_database(url, create=create)


def test_values_outside_an_enumeration_are_refused(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/kehoach.db")
    with pytest.raises(IntegrityError, match="ck_provinces_scheme"), engine.begin() as connection:
        connection.execute(text("UPDATE provinces SET scheme = '35'"))
    with pytest.raises(IntegrityError, match="ck_agencies_is_group"), engine.begin() as connection:
        connection.execute(text("UPDATE agencies SET is_group = 2"))


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text("Kế hoạch cải cách hành chính. " * 50)
    with pytest.raises(DatabaseError, match=r"ke-hoach.txt: file is not a database"):
        open_database(f"sqlite:///{file}")
    assert file.read_text().startswith("Kế hoạch")


def test_a_database_of_something_else(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    with pytest.raises(DatabaseError, match="holds other tables"):
        open_database(f"sqlite:///{file}")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("kehoach.db", "write sqlite:///kehoach.db"),
        ("sqlite:///{folder}", "is a folder; name a file in it"),
        ("nosuch://host/name", "no driver is installed"),
        ("sqlite:///{folder}/a-file/kehoach.db", "cannot make the folder"),
        ("sqlite:///{folder}/slip/data/kehoach.db", "there is no folder .*slip to make"),
        ("sqlite:///file:{folder}/a-file?mode=ro&uri=true", "cannot be written"),
    ],
)
def test_addresses_that_are_none(tmp_path: Path, url: str, message: str) -> None:
    (tmp_path / "a-file").write_text("")
    with pytest.raises(DatabaseError, match=message):
        open_database(url.format(folder=tmp_path))


def test_only_opening_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="there is no database at"):
        open_database(f"sqlite:///{tmp_path}/kehoach.db", create=False)
    assert list(tmp_path.iterdir()) == []
    open_database(f"sqlite:///{tmp_path}/kehoach.db").dispose()
    engine = open_database(f"sqlite:///{tmp_path}/kehoach.db", create=False)
    assert rows(engine, "SELECT count(*) FROM v_documents") == [(0,)]


def test_a_closed_database_is_one_file(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/kehoach.db")
    assert len(list(tmp_path.iterdir())) == 3
    assert close_database(engine)
    assert len(list(tmp_path.iterdir())) == 1


def test_only_reading_leaves_no_trace(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/100% kế hoạch.db"
    close_database(open_database(url))
    engine = open_database(url, create=False)
    assert rows(engine, "SELECT count(*) FROM v_documents") == [(0,)]
    with pytest.raises(DatabaseError, match="cannot be written"), engine.begin() as connection:
        connection.execute(text("DELETE FROM meta"))
    assert len(list(tmp_path.iterdir())) == 1


def test_a_locked_database_is_said_in_a_line(tmp_path: Path) -> None:
    file = tmp_path / "kehoach.db"
    close_database(open_database(f"sqlite:///{file}"))
    holder = sqlite3.connect(file)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(DatabaseError, match=r"kehoach.db is in use by another program"):
            open_database(f"sqlite:///{file}?timeout=0.05")
    finally:
        holder.close()


def test_a_database_that_somebody_reads_keeps_its_files(tmp_path: Path) -> None:
    file = tmp_path / "kehoach.db"
    engine = open_database(f"sqlite:///{file}?timeout=0.05")
    reader = sqlite3.connect(file)
    try:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM meta").fetchall()
        assert not close_database(engine)
    finally:
        reader.close()
