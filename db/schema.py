"""The whole schema in one place: every table under one name, and the version of them all."""

from db.base import ROWS_PER_DOCUMENT, SCHEMA_VERSION, Base
from db.schema_documents import (
    BlockRow,
    DocumentRow,
    FileRow,
    FixRow,
    IssueRow,
    MetaRow,
    RunRow,
    SectionRow,
)
from db.schema_facts import (
    AssignmentRow,
    FigureRow,
    LegalReferenceRow,
    MetadataEvidenceRow,
    TaskRow,
)
from db.schema_lexicons import AgencyRow, IndicatorRow, NationalGoalRow, ProvinceRow

__all__ = [
    "ROWS_PER_DOCUMENT",
    "SCHEMA_VERSION",
    "AgencyRow",
    "AssignmentRow",
    "Base",
    "BlockRow",
    "DocumentRow",
    "FigureRow",
    "FileRow",
    "FixRow",
    "IndicatorRow",
    "IssueRow",
    "LegalReferenceRow",
    "MetaRow",
    "MetadataEvidenceRow",
    "NationalGoalRow",
    "ProvinceRow",
    "RunRow",
    "SectionRow",
    "TaskRow",
]
