"""Columns that hold ids, and whose: what must change when a document gets another number."""

from functools import cache
from typing import Literal

from sqlalchemy import Column, Table

from db.schema import Base, FigureLevelRow, IssueRow

IdKind = Literal["document", "run", "fact", "resolved"]
"""A document's id, a run's, that of a row of a document, or one that db/resolve.py fills in."""

_RESOLVED = ("duplicate_of", "superseded_by", "superseded_as", "cited_document_id")
"""Columns that db/resolve.py fills from all documents that stand."""


@cache
def id_columns(name: str) -> dict[str, IdKind]:
    """The columns of a table that name rows, each with what it names."""
    table = Base.metadata.tables[name]
    return {column.name: kind for column in table.columns if (kind := _kind(column))}


def _kind(column: Column[object]) -> IdKind | None:
    if column.name in _RESOLVED:
        return "resolved"
    aim = next((key.column for key in column.foreign_keys), column)
    if aim.name != "id":
        return None
    named: dict[str, IdKind] = {"documents": "document", "runs": "run"}
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
