"""Rows of one database as rows of another: ids counted anew, paths and runs that lead on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, Table, insert, select

from db.row_ids import fact_tables, id_columns
from db.row_values import ROWS_PER_DOCUMENT, Row
from db.schema import Base, DocumentRow, FileRow, IssueRow

_PATHS = {FileRow.__tablename__: ("path",), DocumentRow.__tablename__: ("path", "file_path"),
          IssueRow.__tablename__: ("path", "file_path")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Renaming:
    """The new ids of documents and runs by their old ones, and what is put before paths."""

    documents: Mapping[int, int]
    runs: Mapping[int, int]
    prefix: str = ""

    def row(self, table: Table, row: Row) -> Row:
        """A row of a table as the other database has it."""
        kinds = _kinds(table.name)
        shift = self._shift(row) if "fact" in kinds.values() else 0
        return row | {name: self._value(kind, row[name], shift) for name, kind in kinds.items()}

    def _value(self, kind: str, value: int | str | None, shift: int) -> int | str | None:
        if value is None or kind == "resolved":
            return None
        if isinstance(value, str):
            return f"{self.prefix}{value}"
        if kind == "fact":
            return value + shift
        return self.documents[value] if kind == "document" else self.runs[value]

    def _shift(self, row: Row) -> int:
        """How far the ids of a document's rows move (`ROWS_PER_DOCUMENT`)."""
        old = row.get("document_id") or row["figure_id"] // ROWS_PER_DOCUMENT
        return (self.documents[int(old)] - int(old)) * ROWS_PER_DOCUMENT


@cache
def _kinds(name: str) -> dict[str, str]:
    """The columns of a table that name rows or files: document, run, fact, path or resolved."""
    return id_columns(name) | dict.fromkeys(_PATHS.get(name, ()), "path")


def copy_facts(
    source: Connection, target: Connection, renaming: Renaming, documents: Sequence[int]
) -> None:
    """Copy documents with all that hangs on them, a few at a time."""
    copied: Table = Base.metadata.tables[DocumentRow.__tablename__]
    _copy(source, target, renaming, copied, copied.c.id.in_(documents))
    for table in fact_tables():
        if "document_id" in table.columns:
            _copy(source, target, renaming, table, table.c.document_id.in_(documents))
            continue
        for one in documents:
            first, last = one * ROWS_PER_DOCUMENT, (one + 1) * ROWS_PER_DOCUMENT - 1
            _copy(source, target, renaming, table, table.c.figure_id.between(first, last))


def _copy(
    source: Connection, target: Connection, renaming: Renaming, table: Table, wanted: object
) -> None:
    rows = [renaming.row(table, row) for row in _rows(source, table, wanted)]
    if rows:
        target.execute(insert(table), rows)


def _rows(source: Connection, table: Table, wanted: object) -> Iterator[Row]:
    query = select(table).where(wanted)  # type: ignore[arg-type]
    for row in source.execute(query).mappings():
        yield dict(row)
