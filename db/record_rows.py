"""A whole record as rows, table after table."""

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
from db.signatures import signature_rows
from models.record import DocumentRecord

OPEN = 0
"""Stands for the ids of document and run, which only the writer knows (db/inserting.py)."""


def record_rows(record: DocumentRecord) -> dict[str, list[Row]]:
    """Tables and their rows, in the order in which one refers to another.

    Ids are as those of document `OPEN` would be: they count from 1 in each table.

    Raises:
        StoreError: if the document has more rows than there are ids for it.
        ValueError: if the parts do not run parallel to the blocks.
    """
    facts, parts = record.facts, record.parts
    issues = dict.fromkeys((*record.issues, *facts.issues))
    return {
        "documents": [document_row(OPEN, record, run_id=OPEN, code_version="")],
        "sections": section_rows(OPEN, record),
        "blocks": block_rows(OPEN, record),
        "fixes": fix_rows(OPEN, record),
        "signatures": signature_rows(OPEN, record),
        "metadata_evidence": metadata_evidence_rows(OPEN, facts),
        "legal_references": reference_rows(OPEN, facts, parts),
        "reference_places": reference_place_rows(OPEN, facts, parts),
        "tasks": task_rows(OPEN, facts, parts),
        "assignments": assignment_rows(OPEN, facts, parts),
        "figures": figure_rows(OPEN, facts, parts),
        "figure_levels": figure_level_rows(OPEN, facts),
        "issues": issue_rows(record.path, issues, document_id=OPEN, run_id=OPEN),
    }
