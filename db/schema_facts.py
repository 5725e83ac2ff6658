"""Tables of what was found: metadata evidence, references, figures, tasks, assignments."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Evidenced, Flag, InDocument, IsoDate, Key, Placed


class MetadataEvidenceRow(Placed, Base):
    """What a metadata field was read from, and the rivals it beat (`won` is 0)."""

    __tablename__ = "metadata_evidence"

    id: Mapped[Key]
    document_id: Mapped[InDocument] = mapped_column(index=True)
    field: Mapped[str]
    value: Mapped[str]
    won: Mapped[Flag]
    quote: Mapped[str | None]
    char_start: Mapped[int | None]
    char_end: Mapped[int | None]
    rule: Mapped[str]


class LegalReferenceRow(Evidenced, Base):
    """A document named in the text; `cited_document_id` is set by db/resolve.py."""

    __tablename__ = "legal_references"

    id: Mapped[Key]
    document_id: Mapped[InDocument] = mapped_column(index=True)
    relation: Mapped[str]
    cited_number: Mapped[str | None]
    cited_type: Mapped[str | None]
    cited_on: Mapped[IsoDate | None]
    cited_title: Mapped[str | None]
    cited_body: Mapped[str | None]
    cited_document_id: Mapped[int | None] = mapped_column(
        ForeignKey("documents.id", ondelete="SET NULL"), index=True
    )


class TaskRow(Evidenced, Base):
    """A task. `leads` and `coordinators` repeat its assignments' names in their order.

    They are joined here, once, because no ordered aggregate is spelled alike everywhere.
    """

    __tablename__ = "tasks"

    id: Mapped[Key]
    document_id: Mapped[InDocument] = mapped_column(index=True)
    ordinal: Mapped[int]
    source: Mapped[str]
    row_label: Mapped[str | None]
    area: Mapped[int | None]
    objective: Mapped[str | None]
    task: Mapped[str]
    product: Mapped[str | None]
    leads: Mapped[str | None]
    coordinators: Mapped[str | None]
    leads_text: Mapped[str | None]
    coordinators_text: Mapped[str | None]
    budget_text: Mapped[str | None]
    timeframe_text: Mapped[str | None]
    due_start: Mapped[IsoDate | None]
    due_end: Mapped[IsoDate | None]
    due_precision: Mapped[str | None]
    recurrence: Mapped[str | None]
    recurrence_rule: Mapped[str | None]


class AssignmentRow(Evidenced, Base):
    """One agency in one role on one task."""

    __tablename__ = "assignments"

    id: Mapped[Key]
    document_id: Mapped[InDocument] = mapped_column(index=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), index=True)
    role: Mapped[str]
    agency_code: Mapped[str | None] = mapped_column(index=True)
    agency_name: Mapped[str]
    agency_text: Mapped[str]
    is_group: Mapped[Flag]
    agency_now: Mapped[str | None]


class FigureRow(Evidenced, Base):
    """A quantity that was read; a target is one of `modality` `target`.

    `parent_id` and `same_as_id` are other figures of the document, which may stand later:
    the keys are checked at the end of the transaction.
    """

    __tablename__ = "figures"

    id: Mapped[Key]
    document_id: Mapped[InDocument] = mapped_column(index=True)
    task_id: Mapped[int | None] = mapped_column(
        ForeignKey("tasks.id", ondelete="CASCADE"), index=True
    )
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("figures.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        index=True,
    )
    same_as_id: Mapped[int | None] = mapped_column(
        ForeignKey("figures.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        index=True,
    )
    ordinal: Mapped[int]
    modality: Mapped[str]
    indicator_code: Mapped[str | None] = mapped_column(index=True)
    indicator_text: Mapped[str]
    area: Mapped[int | None]
    comparator: Mapped[str]
    value_low: Mapped[float | None]
    value_high: Mapped[float | None]
    unit: Mapped[str]
    unit_text: Mapped[str | None]
    per: Mapped[str | None]
    change: Mapped[str | None]
    baseline: Mapped[str | None]
    baseline_value: Mapped[float | None]
    aggregation: Mapped[str | None]
    per_period: Mapped[str | None]
    levels: Mapped[str | None]
    due_start: Mapped[IsoDate | None]
    due_end: Mapped[IsoDate | None]
    due_source: Mapped[str | None]
    condition_text: Mapped[str | None]
    exclusion_text: Mapped[str | None]
    leads: Mapped[str | None]
    leads_source: Mapped[str | None]
