"""Tables of documents and their build: sections, blocks, fixes."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import (
    WITHOUT_ROWID,
    Base,
    Flag,
    InDocument,
    IsoDate,
    Key,
    Placed,
    among,
    flag,
    sparse_index,
)
from models.facts import Genre, IssuingLevel
from models.structure import Part
from models.text import BlockKind, TextSource


class DocumentRow(Base):
    """A document; `path` is its file's, or ``FILE#2`` where a file holds several.

    `text` stands last so that reading the other columns never walks through it.
    """

    __tablename__ = "documents"

    id: Mapped[Key] = mapped_column(comment="number of the document")
    path: Mapped[str] = mapped_column(unique=True, comment="its file's path in the corpus folder")
    file_path: Mapped[str] = mapped_column(
        ForeignKey("files.path", ondelete="CASCADE"), index=True, comment="the file it is read from"
    )
    genre: Mapped[str] = mapped_column(
        among("genre", Genre),
        comment="`plan` (kế hoạch, chương trình, đề án issued by itself), `decision` (quyết định,"
        " nghị quyết that promulgates one), `news` (an article that reports one), `other` (any"
        " other official document; a page without a document, with `document_type` NULL)",
    )
    is_complete: Mapped[Flag] = mapped_column(
        flag("is_complete"),
        comment="0 where the file breaks off (`[...]`, login wall, missing end), else 1",
    )
    document_number: Mapped[str | None] = mapped_column(
        comment="số ký hiệu `15/KH-UBND`; of news that of the plan it reports"
    )
    number: Mapped[str | None] = mapped_column(comment="its số, `15`")
    symbol: Mapped[str | None] = mapped_column(comment="its ký hiệu, `KH-UBND`")
    document_type: Mapped[str | None] = mapped_column(
        comment="tên loại: the form that bears the number (`Quyết định`)"
    )
    content_type: Mapped[str | None] = mapped_column(comment="what it carries (`Kế hoạch`)")
    title: Mapped[str | None] = mapped_column(comment="trích yếu on one line; of news its headline")
    reported_title: Mapped[str | None] = mapped_column(
        comment="of news, the title of the plan it reports"
    )
    issued_on: Mapped[IsoDate | None] = mapped_column(comment="ngày ban hành: the signing date")
    effective_on: Mapped[IsoDate | None] = mapped_column(comment="ngày hiệu lực, if stated")
    published_on: Mapped[IsoDate | None] = mapped_column(comment="of news, the article's date")
    issuing_body: Mapped[str | None] = mapped_column(comment="cơ quan ban hành, canonical name")
    issuing_level: Mapped[str | None] = mapped_column(
        among("issuing_level", IssuingLevel),
        comment="`central` `province` `department` `district` `commune` `party`",
    )
    province: Mapped[str | None] = mapped_column(comment="name in force at issue")
    province_id: Mapped[str | None] = mapped_column(
        index=True,
        comment="unit of provinces.csv (`p63:15`, `p34:15`: a name may mean two units)",
    )
    province_now: Mapped[str | None] = mapped_column(comment="name of today's successor")
    signer: Mapped[str | None] = mapped_column(comment="người ký")
    signer_position: Mapped[str | None] = mapped_column(comment="chức vụ (`Phó Chủ tịch`)")
    signed_for: Mapped[str | None] = mapped_column(comment="ký thay (`KT. Chủ tịch`)")
    field: Mapped[str | None] = mapped_column(comment="lĩnh vực as the site gives it")
    period_start: Mapped[IsoDate | None] = mapped_column(
        comment="first day of the years that the plan governs (giai đoạn)"
    )
    period_end: Mapped[IsoDate | None] = mapped_column(comment="last day of these years")
    byline: Mapped[str | None] = mapped_column(comment="author of an article; never a signer")
    source_url: Mapped[str | None] = mapped_column(comment="address, from manifest or page")
    retrieved_on: Mapped[IsoDate | None] = mapped_column(
        comment="day of retrieval, of the manifest"
    )
    text_source: Mapped[str] = mapped_column(
        among("text_source", TextSource),
        comment="`text`, `ocr` (a scan), `mixed` (some pages are scans)",
    )
    duplicate_of: Mapped[int | None] = mapped_column(
        ForeignKey("documents.id", ondelete="SET NULL"),
        comment="document_id of the same plan from another source, which stands for this: same"
        " bytes; same issuing body, number and year; or nearly the same words, issued by the same"
        " and at the same time, where nothing contradicts it. The official text stands before"
        " news, a whole one before a broken one, the fuller one before the other",
    )
    superseded_by: Mapped[int | None] = mapped_column(
        ForeignKey("documents.id", ondelete="SET NULL"),
        comment="document_id of the one that says it replaces (thay thế), repeals (bãi bỏ) or amends"
        " (sửa đổi, bổ sung, điều chỉnh) this",
    )
    superseded_as: Mapped[str | None] = mapped_column(
        among("superseded_as", ("replaced", "repealed", "amended")),
        comment="`replaced`, `repealed` or `amended`: what that one does to this; an amended"
        " document stays in force beside it",
    )
    run_id: Mapped[int] = mapped_column(
        ForeignKey("runs.id"), index=True, comment="the run that wrote the row"
    )
    code_version: Mapped[str] = mapped_column(comment="the code that wrote it")
    text: Mapped[str] = mapped_column(comment="the cleaned text (NFC) that all offsets count in")


class SectionRow(Base):
    """A heading or numbered item and everything below it."""

    __tablename__ = "sections"

    id: Mapped[Key] = mapped_column(comment="number of the section")
    document_id: Mapped[InDocument] = mapped_column(index=True)
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("sections.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        comment="the section above",
    )
    ordinal: Mapped[int] = mapped_column(comment="place in reading order, from 1")
    part: Mapped[str] = mapped_column(
        among("part", list(Part)), comment="`decision` `plan` `appendix` `article` `furniture`"
    )
    level: Mapped[int] = mapped_column(comment="depth, from 1 at the top of its part")
    label: Mapped[str] = mapped_column(comment="`II`, `2`, `a`")
    title: Mapped[str] = mapped_column(comment="the heading's words")
    path: Mapped[str] = mapped_column(comment="labels from the top, `II > 2 > a`")
    char_start: Mapped[int] = mapped_column(comment="where the heading begins in `documents.text`")
    char_end: Mapped[int] = mapped_column(
        comment="where the next heading of the same or a higher level begins"
    )


class BlockRow(Placed, Base):
    """A block of the cleaned text and where it stood in the source.

    The place is a character range of the decoded source, or a page and a box. Its section is the
    deepest whose range holds it; a fact's block is the one whose range holds the fact's start.
    """

    __tablename__ = "blocks"
    __table_args__ = WITHOUT_ROWID

    document_id: Mapped[InDocument] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="place in reading order, from 1"
    )
    part: Mapped[str] = mapped_column(
        among("part", list(Part)), comment="`decision` `plan` `appendix` `article` `furniture`"
    )
    kind: Mapped[str] = mapped_column(
        among("kind", list(BlockKind)), comment="`paragraph` `heading` `item` `cell`"
    )
    char_start: Mapped[int] = mapped_column(comment="where it begins in `documents.text`")
    char_end: Mapped[int] = mapped_column(comment="where it ends")
    source_start: Mapped[int | None] = mapped_column(comment="where it begins in the source")
    source_end: Mapped[int | None] = mapped_column(comment="where it ends in the source")
    table_index: Mapped[int | None] = mapped_column(comment="of a cell: its table, from 0")
    row_index: Mapped[int | None] = mapped_column(comment="of a cell: its row, from 0")
    column_index: Mapped[int | None] = mapped_column(comment="of a cell: its column, from 0")
    heading_level: Mapped[int | None] = mapped_column(comment="of a heading of the source, 1 to 6")
    is_bold: Mapped[Flag] = mapped_column(flag("is_bold"), comment="1 where it is printed bold")


class FixRow(Base):
    """How often a named cleaning fix was applied to a document."""

    __tablename__ = "fixes"
    __table_args__ = WITHOUT_ROWID

    document_id: Mapped[InDocument] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True, comment="name of the fix")
    times: Mapped[int] = mapped_column(comment="how often")


sparse_index(DocumentRow.duplicate_of)
sparse_index(DocumentRow.superseded_by)
sparse_index(SectionRow.parent_id)
