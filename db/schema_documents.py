"""Tables of runs, files, documents and their build: sections, blocks, fixes, issues."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Flag, InDocument, IsoDate, Key, Placed


class MetaRow(Base):
    """What the database says of itself: `schema_version`, digests, the `folder` last read."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class RunRow(Base):
    """One run of the program over a folder; times are UTC, ISO 8601 to the second."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[str]
    finished_at: Mapped[str | None]
    code_version: Mapped[str]
    lexicon_sha256: Mapped[str]
    workers: Mapped[int]
    executor: Mapped[str]
    documents_seen: Mapped[int | None]
    documents_written: Mapped[int | None]
    documents_unchanged: Mapped[int | None]
    errors: Mapped[int | None]
    warnings: Mapped[int | None]


class FileRow(Base):
    """A file as last read: one that is `ok` and unchanged need not be read again.

    `fingerprint` names what it was read with (code and words); `status` is `ok` or `failed`.
    """

    __tablename__ = "files"

    path: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str | None] = mapped_column(index=True)
    media_type: Mapped[str | None]
    fingerprint: Mapped[str]
    status: Mapped[str]
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))


class DocumentRow(Base):
    """A document; `path` is its file's, or ``FILE#2`` where a file holds several.

    `text` stands last so that reading the other columns never walks through it.
    """

    __tablename__ = "documents"

    id: Mapped[Key]
    path: Mapped[str] = mapped_column(unique=True)
    file_path: Mapped[str] = mapped_column(ForeignKey("files.path", ondelete="CASCADE"), index=True)
    genre: Mapped[str]
    is_complete: Mapped[Flag]
    document_number: Mapped[str | None]
    number: Mapped[str | None]
    symbol: Mapped[str | None]
    document_type: Mapped[str | None]
    content_type: Mapped[str | None]
    title: Mapped[str | None]
    reported_title: Mapped[str | None]
    issued_on: Mapped[IsoDate | None]
    effective_on: Mapped[IsoDate | None]
    published_on: Mapped[IsoDate | None]
    issuing_body: Mapped[str | None]
    issuing_level: Mapped[str | None]
    province: Mapped[str | None]
    province_id: Mapped[str | None] = mapped_column(index=True)
    province_now: Mapped[str | None]
    signer: Mapped[str | None]
    signer_position: Mapped[str | None]
    signed_for: Mapped[str | None]
    field: Mapped[str | None]
    period_start: Mapped[IsoDate | None]
    period_end: Mapped[IsoDate | None]
    byline: Mapped[str | None]
    source_url: Mapped[str | None]
    retrieved_on: Mapped[IsoDate | None]
    text_source: Mapped[str]
    duplicate_of: Mapped[int | None] = mapped_column(
        ForeignKey("documents.id", ondelete="SET NULL"), index=True
    )
    superseded_by: Mapped[int | None] = mapped_column(
        ForeignKey("documents.id", ondelete="SET NULL"), index=True
    )
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    code_version: Mapped[str]
    text: Mapped[str]


class SectionRow(Base):
    """A heading or numbered item and everything below it (`path` is ``II > 2 > a``)."""

    __tablename__ = "sections"

    id: Mapped[Key]
    document_id: Mapped[InDocument] = mapped_column(index=True)
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("sections.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        index=True,
    )
    ordinal: Mapped[int]
    part: Mapped[str]
    level: Mapped[int]
    label: Mapped[str]
    title: Mapped[str]
    path: Mapped[str]
    char_start: Mapped[int]
    char_end: Mapped[int]


class BlockRow(Placed, Base):
    """A block of the cleaned text and where it stood in the source.

    The place is a character range of the decoded source, or a page and a box. A table cell has
    its seat: table, row and column, from 0.
    """

    __tablename__ = "blocks"

    id: Mapped[Key]
    document_id: Mapped[InDocument] = mapped_column(index=True)
    section_id: Mapped[int | None] = mapped_column(
        ForeignKey("sections.id", ondelete="CASCADE"), index=True
    )
    ordinal: Mapped[int]
    part: Mapped[str]
    kind: Mapped[str]
    char_start: Mapped[int]
    char_end: Mapped[int]
    source_start: Mapped[int | None]
    source_end: Mapped[int | None]
    table_index: Mapped[int | None]
    row_index: Mapped[int | None]
    column_index: Mapped[int | None]
    heading_level: Mapped[int | None]
    is_bold: Mapped[Flag]


class FixRow(Base):
    """How often a named cleaning fix was applied to a document."""

    __tablename__ = "fixes"

    document_id: Mapped[InDocument] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[int]


class IssueRow(Base):
    """What could not be read or was not understood; `document_id` is NULL where a file failed.

    `file_path` is NULL in notes about a folder (a broken link, a manifest row): no file takes
    them along, and their ordinals are negative.
    """

    __tablename__ = "issues"
    __table_args__ = (Index("ix_issues_code", "code"),)

    path: Mapped[str] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    file_path: Mapped[str | None] = mapped_column(
        ForeignKey("files.path", ondelete="CASCADE"), index=True
    )
    document_id: Mapped[InDocument | None] = mapped_column(index=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True)
    stage: Mapped[str]
    severity: Mapped[str]
    code: Mapped[str]
    message: Mapped[str]
    char_start: Mapped[int | None]
    char_end: Mapped[int | None]
