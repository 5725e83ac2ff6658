"""A whole record as rows, table after table."""

from collections.abc import Iterator

from db.document_rows import block_rows, document_row, fix_rows, issue_rows, section_rows
from db.fact_rows import (
    assignment_rows,
    figure_level_rows,
    figure_rows,
    metadata_evidence_rows,
    reference_place_rows,
    reference_rows,
    task_rows,
)
from db.row_values import Row
from db.schema import (
    AssignmentRow,
    Base,
    BlockRow,
    DocumentRow,
    FigureLevelRow,
    FigureRow,
    FixRow,
    IssueRow,
    LegalReferenceRow,
    MetadataEvidenceRow,
    ReferencePlaceRow,
    SectionRow,
    SignatureRow,
    TaskRow,
)
from db.signatures import signature_rows
from models.record import DocumentRecord


def record_rows(
    document_id: int, record: DocumentRecord, run_id: int, code_version: str
) -> Iterator[tuple[type[Base], list[Row]]]:
    """Tables and their rows, in the order in which one refers to another.

    Raises:
        StoreError: if the document has more rows than there are ids for it.
        ValueError: if the parts do not run parallel to the blocks.
    """
    facts, parts = record.facts, record.parts
    issues = dict.fromkeys((*record.issues, *facts.issues))
    yield (
        DocumentRow,
        [document_row(document_id, record, run_id=run_id, code_version=code_version)],
    )
    yield SectionRow, section_rows(document_id, record)
    yield BlockRow, block_rows(document_id, record)
    yield FixRow, fix_rows(document_id, record)
    yield SignatureRow, signature_rows(document_id, record)
    yield MetadataEvidenceRow, metadata_evidence_rows(document_id, facts)
    yield LegalReferenceRow, reference_rows(document_id, facts, parts)
    yield ReferencePlaceRow, reference_place_rows(document_id, facts, parts)
    yield TaskRow, task_rows(document_id, facts, parts)
    yield AssignmentRow, assignment_rows(document_id, facts, parts)
    yield FigureRow, figure_rows(document_id, facts, parts)
    yield FigureLevelRow, figure_level_rows(document_id, facts)
    yield IssueRow, issue_rows(record.path, issues, document_id=document_id, run_id=run_id)
