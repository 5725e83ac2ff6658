"""Writes runs and what they read: one transaction a file, and saving again changes nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import (
    BindParameter,
    Connection,
    Engine,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)

from db.checks import check_characters, check_columns
from db.document_rows import issue_rows
from db.errors import StoreError
from db.inserting import Known, filled, insert_columns
from db.ready import ReadyDocument, ready_document
from db.row_values import Row, columns_of, file_of
from db.schema import DocumentRow, FileRow, IssueRow, MetaRow, RunRow
from db.search_index import add_entries, forget_documents
from models.issues import Issue, Severity
from models.record import DocumentRecord, FailedFile

# Statements made once: to build them for each document took a tenth of saving it.
_OF: BindParameter[str] = bindparam("of")
_LAST_ID = select(func.coalesce(func.max(DocumentRow.id), 0))
_HELD = select(DocumentRow.path, DocumentRow.id).where(
    or_(DocumentRow.path == _OF, DocumentRow.file_path == _OF)
)
_DROP_DOCUMENTS, _DROP_ISSUES = (
    delete(table).where(or_(table.path == _OF, table.file_path == _OF))
    for table in (DocumentRow, IssueRow)
)
_SAVE_FILE = text("""
INSERT INTO files (path, sha256, media_type, fingerprint, status, run_id)
VALUES (:path, :sha256, :media_type, :fingerprint, :status, :run_id)
ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256,
  media_type = coalesce(excluded.media_type, files.media_type),
  fingerprint = excluded.fingerprint, status = excluded.status, run_id = excluded.run_id""")


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as an earlier run left it: `status` is `ok` or `failed`.

    `fingerprint` names the code and words it was read with.
    """

    sha256: str | None
    fingerprint: str
    status: str
    media_type: str | None = None


def start_run(
    engine: Engine, *, code_version: str, lexicon_sha256: str, workers: int, executor: str
) -> int:
    """Open a run and return its id."""
    row = {
        "started_at": _now(),
        "code_version": code_version,
        "lexicon_sha256": lexicon_sha256,
        "workers": workers,
        "executor": executor,
    }
    with engine.begin() as connection:
        return int(connection.execute(insert(RunRow).returning(RunRow.id), row).scalar_one())


def keep_folder(engine: Engine, folder: str) -> str | None:
    """Keep the folder that this run reads; returns the one that the run before it read."""
    with engine.begin() as connection:
        is_folder = MetaRow.key == "folder"
        earlier = connection.execute(select(MetaRow.value).where(is_folder)).scalar()
        connection.execute(delete(MetaRow).where(is_folder))
        connection.execute(insert(MetaRow), {"key": "folder", "value": folder})
    return earlier


def finish_run(engine: Engine, run_id: int, *, seen: int, written: int, unchanged: int) -> None:
    """Close a run: the numbers of documents, and how many issues it raised.

    Raises:
        StoreError: if there is no such run.
    """
    with engine.begin() as connection:
        values = {
            "finished_at": _now(),
            "documents_seen": seen,
            "documents_written": written,
            "documents_unchanged": unchanged,
            "errors": _count_issues(connection, run_id, Severity.ERROR),
            "warnings": _count_issues(connection, run_id, Severity.WARNING),
        }
        found = connection.execute(update(RunRow).where(RunRow.id == run_id).values(values))
        if found.rowcount == 0:
            raise StoreError(f"there is no run {run_id}")


def known_files(engine: Engine) -> dict[str, KnownFile]:
    """Every file that was read so far, failed ones too, by its path."""
    columns = (FileRow.sha256, FileRow.fingerprint, FileRow.status, FileRow.media_type)
    with engine.connect() as connection:
        rows = connection.execute(select(FileRow.path, *columns))
        return {path: KnownFile(sha, mark, status, kind) for path, sha, mark, status, kind in rows}


def save_document(
    engine: Engine, run_id: int, record: DocumentRecord, *, fingerprint: str, code_version: str
) -> None:
    """Save the one document of a file; see `save_documents`."""
    ready = (ready_document(record),)
    save_documents(engine, run_id, ready, fingerprint=fingerprint, code_version=code_version)


def save_documents(
    engine: Engine,
    run_id: int,
    documents: Sequence[ReadyDocument],
    *,
    fingerprint: str,
    code_version: str,
) -> None:
    """Save the documents of one file in one transaction, in place of all its earlier rows.

    One of path ``FILE`` replaces the file with all its documents, one of ``FILE#2`` only that
    document; so save them together, or ``FILE`` first. A path keeps its document id.
    """
    with engine.begin() as connection:
        held = {one.path: _held(connection, one.path) for one in documents}
        ids = _document_ids(connection, held)
        for one in documents:
            _drop(connection, one.path, held[one.path].values())
            read = {"sha256": one.sha256, "media_type": one.media_type}
            read["status"] = "failed" if one.error else "ok"
            _save_file(connection, one.path, read | {"fingerprint": fingerprint}, run_id)
            _save_rows(connection, one, Known(ids[one.path], run_id, code_version))


def save_failure(engine: Engine, run_id: int, failed: FailedFile, *, fingerprint: str) -> None:
    """Save that a file gave no document, with the issues that say why.

    Its earlier rows go: the file is no longer that document.

    Raises:
        StoreError: if an issue holds what no database does.
    """
    check_characters("path", [failed.path])
    read = {"sha256": failed.sha256, "media_type": None, "status": "failed"}
    rows = issue_rows(failed.path, failed.issues, document_id=None, run_id=run_id)
    with engine.begin() as connection:
        _drop(connection, failed.path, _held(connection, failed.path).values())
        _save_file(connection, failed.path, read | {"fingerprint": fingerprint}, run_id)
        _save_issues(connection, rows)


def drop_files(engine: Engine, paths: Sequence[str]) -> None:
    """Forget files with all their rows: what another file is now read for."""
    with engine.begin() as connection:
        for path in paths:
            _drop(connection, path, _held(connection, path).values())
            connection.execute(delete(FileRow).where(FileRow.path == path))


def save_notes(engine: Engine, run_id: int, issues: Sequence[Issue]) -> None:
    """Save what is to be said of a folder and not of a file it gave, in place of earlier notes.

    Raises:
        StoreError: if an issue holds what no database does.
    """
    rows: list[Row] = []
    for path in dict.fromkeys(issue.path for issue in issues):
        own = [issue for issue in issues if issue.path == path]
        rows += issue_rows(path, own, document_id=None, run_id=run_id)
    notes = [row | {"file_path": None, "ordinal": -row["ordinal"]} for row in rows]
    with engine.begin() as connection:
        connection.execute(delete(IssueRow).where(IssueRow.file_path.is_(None)))
        _save_issues(connection, notes)


def _held(connection: Connection, path: str) -> dict[str, int]:
    """The documents of a path and, if it is a file's, of the file: their ids by their paths."""
    return {row.path: row.id for row in connection.execute(_HELD, {"of": path})}


def _document_ids(connection: Connection, held: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The id each path has, or the next free ones."""
    ids = {path: known[path] for path, known in held.items() if path in known}
    if new := [path for path in held if path not in ids]:
        last = connection.execute(_LAST_ID).scalar_one()
        ids |= {path: last + place for place, path in enumerate(new, start=1)}
    return ids


def _drop(connection: Connection, path: str, held: Collection[int]) -> None:
    """Delete the documents and issues of a path; what hangs on them goes with them."""
    if held:
        forget_documents(connection, held)
        connection.execute(_DROP_DOCUMENTS, {"of": path})
    connection.execute(_DROP_ISSUES, {"of": path})


def _save_file(connection: Connection, path: str, read: Row, run_id: int) -> None:
    """Save what was read of a file; one that failed keeps the media type it was known to have."""
    connection.execute(_SAVE_FILE, read | {"path": file_of(path), "run_id": run_id})


def _save_rows(connection: Connection, document: ReadyDocument, known: Known) -> None:
    for name, columns in document.tables.items():
        insert_columns(connection, name, filled(name, columns, known))
    ids = [known.document_id | one for one in document.entries.ids]
    add_entries(connection, known.document_id, document.entries._replace(ids=ids))


def _save_issues(connection: Connection, rows: list[Row]) -> None:
    if rows:
        check_columns(columns := columns_of(rows), "")
        insert_columns(connection, IssueRow.__tablename__, columns)


def _count_issues(connection: Connection, run_id: int, severity: Severity) -> int:
    query = select(func.count()).where(
        IssueRow.run_id == run_id, IssueRow.severity == severity.value
    )
    return int(connection.execute(query).scalar_one())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
