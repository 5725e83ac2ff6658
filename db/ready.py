"""DocumentRecord -> ReadyDocument: all that saving needs, worked out where the document is read.

One process writes, many read: so rows, checks, signature and the words of the index are made by
the readers, and the writer has only to number the rows and to insert them. Nothing here imports
SQLAlchemy: readers do without.
"""

from dataclasses import dataclass

from db.checks import check_characters, check_columns
from db.passage_sources import source_of_rows
from db.passages import passages_of
from db.record_rows import OPEN, record_rows
from db.row_values import Columns, columns_of
from db.search_entries import Entries, entries_of
from models.issues import Issue
from models.record import DocumentRecord


@dataclass(frozen=True, slots=True)
class ReadyDocument:
    """A document as it is saved; plain values, so it can be pickled.

    `tables` has the rows of each table that has any, and `entries` the words of the search index,
    both as of a document with the id `OPEN`; the writer fills in what is open (db/inserting.py).
    """

    path: str
    sha256: str
    media_type: str
    error: Issue | None
    tables: dict[str, Columns]
    entries: Entries


def ready_document(record: DocumentRecord) -> ReadyDocument:
    """Makes a record ready.

    Raises:
        StoreError: if its quotes are not its text's words, it holds what no database does, or
            more of anything than there are ids for.
    """
    check_characters("path", [record.path])
    rows = record_rows(record)
    tables = {name: columns_of(some) for name, some in rows.items() if some}
    for columns in tables.values():
        check_columns(columns, record.text)
    return ReadyDocument(
        path=record.path,
        sha256=record.sha256,
        media_type=record.media_type,
        error=record.error,
        tables=tables,
        entries=entries_of(passages_of(source_of_rows(rows), OPEN)),
    )
