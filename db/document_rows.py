"""A document and its build as rows: the document, sections, blocks, fixes, issues."""

from collections.abc import Iterable, Sequence
from datetime import date

from db.row_values import Row, file_of, interval_columns, place_columns, row_id
from models.issues import Issue
from models.record import DocumentRecord
from models.structure import Table

_METADATA_COLUMNS = (
    "genre", "document_number", "number", "symbol", "document_type", "content_type", "title",
    "reported_title", "issued_on", "effective_on", "published_on", "issuing_body",
    "issuing_level", "province", "province_id", "province_now", "signer", "signer_position",
    "signed_for", "field", "byline",
)  # fmt: skip
Seat = tuple[int | None, int | None, int | None]


def document_row(
    document_id: int, record: DocumentRecord, *, run_id: int, code_version: str
) -> Row:
    """The row of `documents`; the manifest's address of the source wins over the page's own."""
    metadata, manifest = record.facts.metadata, record.manifest
    return {
        "id": document_id,
        "path": record.path,
        "file_path": file_of(record.path),
        **{name: _iso(getattr(metadata, name)) for name in _METADATA_COLUMNS},
        "is_complete": int(metadata.is_complete),
        **interval_columns(metadata.period, "period"),
        "source_url": (manifest.source_url if manifest else None) or record.source_url,
        "retrieved_on": manifest.retrieved_on if manifest else None,
        "text_source": record.text_source,
        "duplicate_of": None,
        "superseded_by": None,
        "superseded_as": None,
        "run_id": run_id,
        "code_version": code_version,
        "text": record.text,
    }


def _iso(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def section_rows(document_id: int, record: DocumentRecord) -> list[Row]:
    """The ladder of headings."""
    return [
        {
            "id": row_id(document_id, section.index),
            "document_id": document_id,
            "parent_id": row_id(document_id, section.parent),
            "ordinal": section.index + 1,
            "part": section.part.value,
            "level": section.level,
            "label": section.label,
            "title": section.title,
            "path": section.path,
            "char_start": section.span.start,
            "char_end": section.span.end,
        }
        for section in record.sections
    ]


def block_rows(document_id: int, record: DocumentRecord) -> list[Row]:
    """All blocks, furniture too, each with its part and place in the source."""
    seats = _seats(record.tables)
    rows = []
    for block, part in zip(record.blocks, record.parts, strict=True):
        cell = block.cell
        own: Seat = (cell.table, cell.row, cell.column) if cell else (None, None, None)
        table, row, column = seats.get(block.index, own)
        rows.append(
            {
                "document_id": document_id,
                "ordinal": block.index + 1,
                "part": part.value,
                "kind": block.kind.value,
                "char_start": block.span.start,
                "char_end": block.span.end,
                "source_start": block.place.start,
                "source_end": block.place.end,
                **place_columns(block.place),
                "table_index": table,
                "row_index": row,
                "column_index": column,
                "heading_level": block.level,
                "is_bold": int(block.bold),
            }
        )
    return rows


def _seats(tables: Sequence[Table]) -> dict[int, Seat]:
    """The seat of each block in the grids; text dumps have grids though their blocks know none."""
    return {
        block: (table.index, row, column)
        for table in tables
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        if not cell.carried
        for block in range(cell.first, cell.last)
    }


def fix_rows(document_id: int, record: DocumentRecord) -> list[Row]:
    """How often each cleaning fix was applied; fixes that did nothing have no row."""
    return [
        {"document_id": document_id, "name": name, "times": times}
        for name, times in record.fixes.items()
        if times
    ]


def issue_rows(
    path: str, issues: Iterable[Issue], *, document_id: int | None, run_id: int
) -> list[Row]:
    """The issues of a document, or of a file that gave none."""
    return [
        {
            "path": path,
            "ordinal": ordinal,
            "file_path": file_of(path),
            "document_id": document_id,
            "run_id": run_id,
            "stage": issue.stage.value,
            "severity": issue.severity.value,
            "code": issue.code,
            "message": issue.message,
            "char_start": issue.span.start if issue.span else None,
            "char_end": issue.span.end if issue.span else None,
        }
        for ordinal, issue in enumerate(issues, start=1)
    ]
