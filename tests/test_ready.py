"""What readers make ready for the writer is what the stored rows give, and needs no SQLAlchemy."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from db_builder import Draft, rows, save
from mischief import Mischief
from sample_database import SAMPLES, sample_database

from db.engine import close_database, open_database
from db.errors import DatabaseError, StoreError
from db.passages import passages
from db.ready import ReadyDocument, ready_document
from db.record_rows import record_rows
from db.row_ids import id_columns
from db.search_entries import entries_of
from db.sqlite_reader import SqliteReader
from models.issues import Stage
from models.record import DocumentRecord, FailedFile
from pipeline.discover import discover
from pipeline.worker import as_read, read_found

__all__ = ["sample_database"]


def sample_records() -> list[DocumentRecord]:
    files = [file for file in discover(SAMPLES).files if file.name.endswith((".txt", ".html"))]
    reads = [read_found(file, as_read) for file in files]
    return [record for read in reads if isinstance(read, tuple) for record in read]


def test_words_of_the_index_are_those_of_the_stored_rows(sample_database: Path) -> None:
    records = sample_records()
    assert len(records) > 20
    with SqliteReader(sample_database) as reader:
        ids = {row["path"]: row["id"] for row in reader.rows("SELECT id, path FROM documents")}
        for record in records:
            number, entries = ids[record.path], ready_document(record).entries
            made = entries._replace(ids=[number | one for one in entries.ids])
            assert made == entries_of(passages(reader, number)), record.path


def test_a_document_goes_between_processes() -> None:
    ready = ready_document(Draft("Đạt 90% hồ sơ").target("Đạt 90%", 90.0).record())
    sent: ReadyDocument = pickle.loads(pickle.dumps(ready))
    assert sent == ready
    assert sent.tables["figures"]["id"] == [1]
    assert sent.entries.folded == ["dat 90", "dat 90 ho so"]


def test_every_id_that_a_row_has_is_filled_in() -> None:
    """A column of ids that is not known as one would lead into another document."""
    record = Draft("Đạt 90% hồ sơ").target("Đạt 90%", 90.0, task=0).task("hồ sơ").record()
    for name, made in record_rows(record).items():
        known = id_columns(name)
        for row in made:
            assert {column for column in row if column.endswith("_id")} - {"province_id"} <= set(
                known
            )


def test_what_cannot_be_stored_is_an_issue_of_storing() -> None:
    def refuse(_: DocumentRecord) -> DocumentRecord:
        raise StoreError("no database holds it")

    read = read_found(Mischief("a.txt", "good"), refuse)  # type: ignore[arg-type]
    assert isinstance(read, FailedFile)
    (issue,) = read.issues
    assert (issue.stage, issue.message) == (Stage.STORE, "StoreError: no database holds it")
    assert read.sha256


def test_readers_do_without_sqlalchemy() -> None:
    said = "import sys, pipeline.preloaded; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"


def test_a_full_disk_is_no_fault_of_the_document(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/full.db")
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(DatabaseError, match=r"full\.db: database or disk is full"):
        save(engine, Draft(*(f"Đạt {n} hồ sơ" for n in range(2000))).record())
    assert rows(engine, "SELECT count(*) FROM documents") == [(0,)]
    close_database(engine)
