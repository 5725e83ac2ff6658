"""Tables of the program's own work: what the database says of itself, runs, files, issues."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import WITHOUT_ROWID, Base, InDocument, among
from models.issues import Severity, Stage


class MetaRow(Base):
    """What the database says of itself: `schema_version`, digests, the `folder` last read."""

    __tablename__ = "meta"
    __table_args__ = WITHOUT_ROWID

    key: Mapped[str] = mapped_column(primary_key=True, comment="name of the entry")
    value: Mapped[str] = mapped_column(comment="what it says, as text")


class RunRow(Base):
    """One run of the program over a folder; times are UTC, ISO 8601 to the millisecond, so that no two are taken for one."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the run")
    started_at: Mapped[str] = mapped_column(comment="when it began, UTC")
    finished_at: Mapped[str | None] = mapped_column(
        comment="when it ended, UTC; NULL where it was broken off"
    )
    code_version: Mapped[str] = mapped_column(comment="release and hash of the code that read")
    lexicon_sha256: Mapped[str] = mapped_column(comment="hash of the word lists it read with")
    workers: Mapped[int] = mapped_column(comment="how many files were read at a time")
    executor: Mapped[str] = mapped_column(comment="how they were read: `processes` or `serial`")
    documents_seen: Mapped[int | None] = mapped_column(comment="files that the folder held")
    documents_written: Mapped[int | None] = mapped_column(comment="files that were read and saved")
    documents_unchanged: Mapped[int | None] = mapped_column(comment="files left as they were")
    errors: Mapped[int | None] = mapped_column(
        comment="files that failed, one each (also those that failed before)"
    )
    warnings: Mapped[int | None] = mapped_column(comment="warnings of the files read in this run")


class FileRow(Base):
    """A file as last read: one that is `ok` and unchanged need not be read again."""

    __tablename__ = "files"
    __table_args__ = WITHOUT_ROWID

    path: Mapped[str] = mapped_column(
        primary_key=True, comment="path within the corpus folder, POSIX, NFC"
    )
    sha256: Mapped[str | None] = mapped_column(index=True, comment="of the file's bytes")
    media_type: Mapped[str | None] = mapped_column(
        comment="told by the bytes, never by the name: `text/html`, `text/plain`"
    )
    fingerprint: Mapped[str] = mapped_column(comment="code and words it was read with")
    status: Mapped[str] = mapped_column(
        among("status", ("ok", "failed")), comment="`ok` or `failed`"
    )
    run_id: Mapped[int] = mapped_column(
        ForeignKey("runs.id"), index=True, comment="the run that read it last"
    )


class IssueRow(Base):
    """What could not be read or was not understood.

    Notes about a folder (a broken link, a manifest row) have no `file_path`, so that no file
    takes them along, and their ordinals are negative.
    """

    __tablename__ = "issues"
    __table_args__ = WITHOUT_ROWID

    path: Mapped[str] = mapped_column(primary_key=True, comment="path of the file or document")
    ordinal: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="number within the path"
    )
    file_path: Mapped[str | None] = mapped_column(
        ForeignKey("files.path", ondelete="CASCADE"), index=True, comment="its file, if it has one"
    )
    document_id: Mapped[InDocument | None] = mapped_column(
        index=True, comment="its document; NULL where the file gave none"
    )
    run_id: Mapped[int] = mapped_column(
        ForeignKey("runs.id"), index=True, comment="the run that met it"
    )
    stage: Mapped[str] = mapped_column(
        among("stage", list(Stage)),
        comment="`discover` `read` `clean` `segment` `extract` `store`",
    )
    severity: Mapped[str] = mapped_column(
        among("severity", list(Severity)),
        comment="`error` loses the document, `warning` one fact of it",
    )
    code: Mapped[str] = mapped_column(index=True, comment="for counting")
    message: Mapped[str] = mapped_column(comment="for reading")
    char_start: Mapped[int | None] = mapped_column(comment="the place, where there is one")
    char_end: Mapped[int | None] = mapped_column(comment="its end")
