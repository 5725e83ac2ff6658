"""After a run: which documents are duplicates, what is cited, what replaces what.

All three are worked out anew from the rows that stand, so resolving twice changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, bindparam, select, update
from sqlalchemy.orm import InstrumentedAttribute

from db.identity import (
    Citation,
    Holding,
    cited,
    find_duplicates,
    number_key,
    province_names,
)
from db.near_duplicates import join_near, load_worded
from db.row_values import file_of
from db.schema import DocumentRow, FileRow, LegalReferenceRow, ProvinceRow


@dataclass(frozen=True, slots=True)
class Resolved:
    """How many rows point to another document now."""

    citations: int
    duplicates: int
    superseded: int


def resolve(engine: Engine) -> Resolved:
    """Fill cited_document_id, duplicate_of and superseded_by throughout the database."""
    with engine.begin() as connection:
        held = _load_holdings(connection)
        duplicates = join_near(load_worded(connection), find_duplicates(held.values()))
        citations, meant = _find_cited(connection, held, duplicates)
        superseded = find_superseded(citations, meant, held, duplicates)
        _write(connection, DocumentRow, DocumentRow.duplicate_of, duplicates)
        _write(connection, LegalReferenceRow, LegalReferenceRow.cited_document_id, meant)
        _write(connection, DocumentRow, DocumentRow.superseded_by, superseded)
    return Resolved(len(meant), len(duplicates), len(superseded))


def _load_holdings(connection: Connection) -> dict[int, Holding]:
    columns = (
        DocumentRow.id, DocumentRow.path, FileRow.sha256, DocumentRow.genre,
        DocumentRow.is_complete, DocumentRow.document_number, DocumentRow.issued_on,
        DocumentRow.issuing_body, DocumentRow.issuing_level, DocumentRow.province,
    )  # fmt: skip
    query = select(*columns).join(FileRow, FileRow.path == DocumentRow.file_path)
    return {
        row.id: Holding(
            id=row.id,
            path=row.path,
            sha256=row.sha256,
            nth=row.path.removeprefix(file_of(row.path)),
            genre=row.genre,
            is_complete=bool(row.is_complete),
            number=row.document_number,
            issued_on=row.issued_on,
            body=row.issuing_body,
            level=row.issuing_level,
            province=row.province,
        )
        for row in connection.execute(query)
    }


def _load_citations(connection: Connection) -> Iterator[Citation]:
    reference = LegalReferenceRow
    query = select(
        reference.id, reference.document_id, reference.cited_number, reference.cited_on,
        reference.cited_body, reference.relation,
    ).where(reference.cited_number.is_not(None)).order_by(reference.id)  # fmt: skip
    for row in connection.execute(query):
        number, cited_on, body, relation = row[2:]
        yield Citation(row.id, row.document_id, str(number), cited_on, body, relation)


def _find_cited(
    connection: Connection, held: Mapping[int, Holding], duplicates: Mapping[int, int]
) -> tuple[list[Citation], dict[int, int]]:
    """The citations of what the corpus holds, and the document each one means."""
    by_number = defaultdict(list)
    for one in held.values():
        if one.number:
            by_number[number_key(one.number)].append(one)
    provinces = province_names(connection.execute(select(ProvinceRow.name)).scalars())
    citations, meant = list[Citation](), dict[int, int]()
    for citation in _load_citations(connection):
        same_number = by_number.get(number_key(citation.number), [])
        citing = held[citation.document_id]
        document = cited(citation, citing, same_number, duplicates, provinces)
        if document is not None:
            citations.append(citation)
            meant[citation.id] = document
    return citations, meant


def find_superseded(
    citations: Iterable[Citation],
    meant: Mapping[int, int],
    held: Mapping[int, Holding],
    duplicates: Mapping[int, int],
) -> dict[int, int]:
    """Each replaced document with the one that replaces it, the latest where several say so.

    A document dated before another cannot replace it: such a reading is not believed.
    """
    found: dict[int, int] = {}
    for citation in citations:
        if citation.relation != "replaces":
            continue
        old = meant[citation.id]
        new = duplicates.get(citation.document_id, citation.document_id)
        if new == old or _is_before(held[new], held[old]):
            continue
        if old not in found or _is_before(held[found[old]], held[new]):
            found[old] = new
    return found


def _is_before(one: Holding, other: Holding) -> bool:
    return bool(one.issued_on and other.issued_on and one.issued_on < other.issued_on)


def _write(
    connection: Connection,
    row_class: type[DocumentRow] | type[LegalReferenceRow],
    column: InstrumentedAttribute[int | None],
    wanted: Mapping[int, int],
) -> None:
    """Set a column to `wanted` by row id, NULL elsewhere; only rows that change are written."""
    query = select(row_class.id, column).where(column.is_not(None))
    stands = {row[0]: row[1] for row in connection.execute(query)}
    changes = [
        {"row": row, "points_to": wanted.get(row)}
        for row in sorted(stands.keys() | wanted.keys())
        if stands.get(row) != wanted.get(row)
    ]
    if changes:
        change = update(row_class).where(row_class.id == bindparam("row"))
        connection.execute(change.values({column: bindparam("points_to")}), changes)
