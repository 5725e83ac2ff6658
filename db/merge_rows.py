"""Rows of one database as rows of another: ids counted anew, paths and runs that lead on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Column, Connection, Table, insert, select

from db.row_values import Row
from db.schema import ROWS_PER_DOCUMENT, Base, DocumentRow, FigureLevelRow, FileRow, IssueRow

_RESOLVED = ("duplicate_of", "superseded_by", "superseded_as", "cited_document_id")
"""Columns that db/resolve.py fills from all documents that stand, after the merge."""
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
    table = Base.metadata.tables[name]
    kinds = {column.name: kind for column in table.columns if (kind := _kind(column))}
    return kinds | dict.fromkeys(_PATHS.get(name, ()), "path")


def _kind(column: Column[object]) -> str | None:
    if column.name in _RESOLVED:
        return "resolved"
    aim = next((key.column for key in column.foreign_keys), column)
    if aim.name != "id":
        return None
    named = {"documents": "document", "runs": "run"}
    is_fact = aim.table.name in {one.name for one in fact_tables()}
    return named.get(aim.table.name) or ("fact" if is_fact else None)


def fact_tables() -> tuple[Table, ...]:
    """The tables whose rows go with a document, in the order in which one refers to another."""
    own = FigureLevelRow.__tablename__
    return tuple(
        table
        for table in Base.metadata.sorted_tables
        if ("document_id" in table.columns or table.name == own)
        and table.name != IssueRow.__tablename__
    )


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
