"""After a run: which documents are duplicates, what is cited, what replaces what.

All three are worked out anew from the rows that stand, so resolving twice changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, bindparam, case, func, select, update
from sqlalchemy.orm import InstrumentedAttribute

from db.identity import (
    Citation,
    Holding,
    cited,
    find_duplicates,
    number_key,
    province_names,
    title_key,
)
from db.near_duplicates import join_near, load_worded
from db.row_values import file_of
from db.schema import (
    BlockRow,
    DocumentRow,
    FileRow,
    LegalReferenceRow,
    ProvinceRow,
    ReferencePlaceRow,
)
from models.structure import Part

_FORCES = {"replaces": "replaced", "repeals": "repealed", "amends": "amended"}
"""The relations that change what is in force, the weightiest first, and `superseded_as` of each."""


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
        newer = {old: new for old, (new, _) in superseded.items()}
        how = {old: word for old, (_, word) in superseded.items()}
        _write(connection, DocumentRow, DocumentRow.duplicate_of, duplicates)
        _write(connection, LegalReferenceRow, LegalReferenceRow.cited_document_id, meant)
        _write(connection, DocumentRow, DocumentRow.superseded_by, newer)
        _write(connection, DocumentRow, DocumentRow.superseded_as, how)
    return Resolved(len(meant), len(duplicates), len(superseded))


def _load_holdings(connection: Connection) -> dict[int, Holding]:
    columns = (
        DocumentRow.id, DocumentRow.path, FileRow.sha256, DocumentRow.genre,
        DocumentRow.is_complete, DocumentRow.document_number, DocumentRow.issued_on,
        DocumentRow.issuing_body, DocumentRow.issuing_level, DocumentRow.province,
        DocumentRow.document_type, DocumentRow.title,
    )  # fmt: skip
    query = select(*columns).join(FileRow, FileRow.path == DocumentRow.file_path)
    with_plan = _with_plan(connection)
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
            type=row.document_type,
            title=row.title,
            has_plan=row.id in with_plan,
        )
        for row in connection.execute(query)
    }


def _with_plan(connection: Connection) -> set[int]:
    """The documents that hold a plan's own text, of decisions behind their own."""
    plan = func.max(case((BlockRow.part == Part.PLAN.value, BlockRow.ordinal)))
    decision = func.min(case((BlockRow.part == Part.DECISION.value, BlockRow.ordinal)))
    query = select(BlockRow.document_id).group_by(BlockRow.document_id)
    behind = query.having(plan > func.coalesce(decision, 0))
    return set(connection.execute(behind).scalars())


def _load_citations(connection: Connection) -> Iterator[Citation]:
    reference = LegalReferenceRow
    query = select(
        reference.id, reference.document_id, reference.cited_number, reference.cited_on,
        reference.cited_body, reference.cited_title,
    ).order_by(reference.id)  # fmt: skip
    place = ReferencePlaceRow
    of_places = select(place.reference_id, place.relation).where(place.relation.in_(_FORCES))
    forces = defaultdict(set)
    for reference_id, relation in connection.execute(of_places):
        forces[reference_id].add(relation)
    for row in connection.execute(query):
        yield Citation(*row, frozenset(forces[row.id]))


def _find_cited(
    connection: Connection, held: Mapping[int, Holding], duplicates: Mapping[int, int]
) -> tuple[list[Citation], dict[int, int]]:
    """The citations of what the corpus holds, and the document each one means."""
    known = defaultdict(list)
    for one in held.values():
        for key in _names(one.number, one.title and f"{one.type} {one.title}"):
            known[key].append(one)
    provinces = province_names(connection.execute(select(ProvinceRow.name)).scalars())
    citations, meant = list[Citation](), dict[int, int]()
    for citation in _load_citations(connection):
        citing, names = held[citation.document_id], _names(citation.number, citation.title)
        same_name = known.get(names[0], []) if names else []
        document = cited(citation, citing, same_name, duplicates, provinces)
        if document is not None:
            citations.append(citation)
            meant[citation.id] = document
    return citations, meant


def _names(number: str | None, title: str | None) -> list[tuple[str, str]]:
    """By what a document may be known: its number, and the title of a law with its type."""
    named = [("number", number_key(number))] if number else []
    return [*named, ("title", title_key(title))] if title else named


def find_superseded(
    citations: Iterable[Citation],
    meant: Mapping[int, int],
    held: Mapping[int, Holding],
    duplicates: Mapping[int, int],
) -> dict[int, tuple[int, str]]:
    """Each document with the one that replaces, repeals or amends it, and which of these it does.

    Replacing stands before repealing and that before amending; of several the latest. A document
    dated before another cannot do so: such a reading is not believed.
    """
    found: dict[int, tuple[int, str]] = {}
    for citation in citations:
        old = meant[citation.id]
        new = duplicates.get(citation.document_id, citation.document_id)
        if not citation.forces or new == old or _is_before(held[new], held[old]):
            continue
        how = next(word for force, word in _FORCES.items() if force in citation.forces)
        if old not in found or _outdoes((new, how), found[old], held):
            found[old] = (new, how)
    return found


def _outdoes(one: tuple[int, str], other: tuple[int, str], held: Mapping[int, Holding]) -> bool:
    weights = [list(_FORCES.values()).index(how) for _, how in (one, other)]
    if weights[0] != weights[1]:
        return weights[0] < weights[1]
    return _is_before(held[other[0]], held[one[0]])


def _is_before(one: Holding, other: Holding) -> bool:
    return bool(one.issued_on and other.issued_on and one.issued_on < other.issued_on)


def _write(
    connection: Connection,
    row_class: type[DocumentRow] | type[LegalReferenceRow],
    column: InstrumentedAttribute[int | None] | InstrumentedAttribute[str | None],
    wanted: Mapping[int, int] | Mapping[int, str],
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
