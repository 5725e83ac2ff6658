"""The whole schema in one place: every table under one name, and the version of them all."""

from db.base import Base
from db.row_values import ROWS_PER_DOCUMENT
from db.schema_documents import BlockRow, DocumentRow, FixRow, SectionRow
from db.schema_facts import (
    AssignmentRow,
    LegalReferenceRow,
    MetadataEvidenceRow,
    ReferencePlaceRow,
    TaskRow,
)
from db.schema_figures import FigureLevelRow, FigureRow
from db.schema_lexicons import (
    AgencyRow,
    AgencySuccessorRow,
    IndicatorRow,
    NationalGoalRow,
    ProvinceRow,
    ProvinceSuccessorRow,
)
from db.schema_runs import FileRow, IssueRow, MetaRow, RunRow
from db.schema_signatures import SignatureRow

__all__ = [
    "ROWS_PER_DOCUMENT",
    "AgencyRow",
    "AgencySuccessorRow",
    "AssignmentRow",
    "Base",
    "BlockRow",
    "DocumentRow",
    "FigureLevelRow",
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
    "ProvinceSuccessorRow",
    "ReferencePlaceRow",
    "RunRow",
    "SectionRow",
    "SignatureRow",
    "TaskRow",
]
