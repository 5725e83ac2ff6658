"""Tables of what was found: metadata evidence, references, tasks, assignments."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import (
    Base,
    Evidenced,
    Flag,
    InDocument,
    IsoDate,
    Key,
    Placed,
    among,
    area_of_reform,
    flag,
    sparse_index,
)
from models.dates import Precision, Recurrence
from models.facts import Relation, Role

SOURCES = ("table", "prose")


class MetadataEvidenceRow(Placed, Base):
    """What a metadata field was read from, and the rivals it beat."""

    __tablename__ = "metadata_evidence"

    id: Mapped[Key] = mapped_column(comment="number of the row")
    document_id: Mapped[InDocument] = mapped_column(index=True)
    field: Mapped[str] = mapped_column(comment="column of v_documents")
    value: Mapped[str] = mapped_column(comment="the value read")
    won: Mapped[Flag] = mapped_column(flag("won"), comment="1 if it was taken, 0 if it was beaten")
    quote: Mapped[str | None] = mapped_column(
        comment="the very words it was read from; NULL where markup or manifest says it"
    )
    char_start: Mapped[int | None] = mapped_column(comment="where the quote begins")
    char_end: Mapped[int | None] = mapped_column(comment="where it ends")
    rule: Mapped[str] = mapped_column(comment="name of the rule that read it")


class LegalReferenceRow(Evidenced, Base):
    """A document named in the text."""

    __tablename__ = "legal_references"

    id: Mapped[Key] = mapped_column(comment="number of the reference")
    document_id: Mapped[InDocument] = mapped_column(index=True)
    relation: Mapped[str] = mapped_column(
        among("relation", Relation),
        comment="`basis` (căn cứ, thực hiện, theo đề nghị), `promulgates` (ban hành), `replaces`"
        " (thay thế), `amends` (sửa đổi), `repeals` (bãi bỏ), `mentions`",
    )
    cited_number: Mapped[str | None] = mapped_column(
        comment="số ký hiệu; NULL of laws named without one"
    )
    cited_type: Mapped[str | None] = mapped_column(comment="tên loại")
    cited_on: Mapped[IsoDate | None] = mapped_column(comment="its date")
    cited_title: Mapped[str | None] = mapped_column(comment="its trích yếu")
    cited_body: Mapped[str | None] = mapped_column(comment="cơ quan ban hành as named")
    cited_document_id: Mapped[int | None] = mapped_column(
        ForeignKey("documents.id", ondelete="SET NULL"),
        comment="the document meant, where the corpus holds it: same number and year, and the same"
        " province for a local one (every province has its own `15/KH-UBND`); NULL where several"
        " fit",
    )


class ReferencePlaceRow(Evidenced, Base):
    """One place where a cited document is named; the reference's own place is among them."""

    __tablename__ = "reference_places"

    id: Mapped[Key] = mapped_column(comment="number of the place")
    document_id: Mapped[InDocument] = mapped_column(index=True)
    reference_id: Mapped[int] = mapped_column(
        ForeignKey("legal_references.id", ondelete="CASCADE"),
        index=True,
        comment="the reference of v_legal_references",
    )
    relation: Mapped[str] = mapped_column(
        among("relation", Relation), comment="what the cited document is to the citing one here"
    )


class TaskRow(Evidenced, Base):
    """A task (nhiệm vụ): one sentence of a list item, or one table row.

    `leads` and `coordinators` repeat its assignments' names in their order: they are joined
    here, once, because no ordered aggregate is spelled alike everywhere.
    """

    __tablename__ = "tasks"

    id: Mapped[Key] = mapped_column(comment="number of the task")
    document_id: Mapped[InDocument] = mapped_column(index=True)
    ordinal: Mapped[int] = mapped_column(comment="place in reading order, from 1")
    source: Mapped[str] = mapped_column(among("source", SOURCES), comment="`table` or `prose`")
    row_label: Mapped[str | None] = mapped_column(comment="the row's own label (`28`, `2.4`)")
    area: Mapped[int | None] = mapped_column(area_of_reform(), comment="reform area 0-6")
    objective: Mapped[str | None] = mapped_column(comment="mục tiêu that it serves")
    task: Mapped[str | None] = mapped_column(
        comment="nhiệm vụ: what is to be done; here NULL where it is the quote"
    )
    product: Mapped[str | None] = mapped_column(comment="sản phẩm, kết quả")
    leads: Mapped[str | None] = mapped_column(comment="cơ quan chủ trì: canonical names")
    coordinators: Mapped[str | None] = mapped_column(comment="cơ quan phối hợp: canonical names")
    leads_text: Mapped[str | None] = mapped_column(comment="chủ trì as printed")
    coordinators_text: Mapped[str | None] = mapped_column(comment="phối hợp as printed")
    budget_text: Mapped[str | None] = mapped_column(comment="kinh phí as printed")
    timeframe_text: Mapped[str | None] = mapped_column(comment="thời gian as printed")
    due_start: Mapped[IsoDate | None] = mapped_column(comment="first day of the deadline")
    due_end: Mapped[IsoDate | None] = mapped_column(comment="last day of the deadline (thời hạn)")
    due_precision: Mapped[str | None] = mapped_column(
        among("due_precision", Precision),
        comment="`day` `month` `quarter` `half` `year` `period`: how exactly the words say it",
    )
    recurrence: Mapped[str | None] = mapped_column(
        among("recurrence", Recurrence),
        comment="`yearly` (hằng năm) `half_yearly` `quarterly` `monthly` `weekly` `continuous`"
        " (thường xuyên) `ad_hoc` (đột xuất)",
    )
    recurrence_rule: Mapped[str | None] = mapped_column(
        comment="the same as RFC 5545 text, with the printed day (`trước ngày 20` is the 20th)"
    )


class AssignmentRow(Evidenced, Base):
    """One agency in one role on one task (phân công).

    Its quote is nearly always the name as printed: so many words need not stand there thrice.
    """

    __tablename__ = "assignments"

    id: Mapped[Key] = mapped_column(comment="number of the assignment")
    document_id: Mapped[InDocument] = mapped_column(index=True)
    task_id: Mapped[int] = mapped_column(
        ForeignKey("tasks.id", ondelete="CASCADE"), index=True, comment="the task"
    )
    role: Mapped[str] = mapped_column(
        among("role", Role),
        comment="`lead` chủ trì (any verb), `coordinate` phối hợp, `standing` thường trực, `advise`"
        " thẩm định, phê duyệt or tham mưu beside a lead, `monitor` theo dõi beside a lead,"
        " `report_to` who only receives",
    )
    agency_code: Mapped[str | None] = mapped_column(comment="code of agencies.csv or NULL")
    agency_name: Mapped[str | None] = mapped_column(
        comment="canonical name, or as printed where unknown; here NULL where it is the quote"
    )
    agency_text: Mapped[str | None] = mapped_column(
        comment="as printed; here NULL where it is the quote"
    )
    is_group: Mapped[Flag] = mapped_column(
        flag("is_group"), comment="1 for a group (`các sở, ban, ngành`)"
    )
    agency_now: Mapped[str | None] = mapped_column(
        comment="its successor after the reorganisation of 2025"
    )


sparse_index(LegalReferenceRow.cited_document_id)
sparse_index(AssignmentRow.agency_code)
