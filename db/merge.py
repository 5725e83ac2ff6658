"""Two databases as one: documents, their facts, issues and runs, under ids counted anew.

The rules of who wins stand in db/merge_plan.py. Merging again changes nothing; what one run over
both folders gives, two runs and a merge give too, but for the ids, the runs and the notes of
folders (`file_path` is NULL), which are each run's own.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.orm import InstrumentedAttribute

from db.addresses import parse_address, sqlite_file
from db.document_rows import issue_rows
from db.engine import close_database, open_database
from db.merge_plan import MergeError, MergePlan, Reading, plan_merge
from db.merge_rows import Renaming, copy_facts
from db.resolve import resolve
from db.row_values import Row
from db.schema import (
    AgencyRow,
    AgencySuccessorRow,
    Base,
    DocumentRow,
    FileRow,
    IndicatorRow,
    IssueRow,
    MetaRow,
    ProvinceRow,
    ProvinceSuccessorRow,
    RunRow,
)
from db.search_index import forget_documents, index_documents
from models.issues import Issue, Stage

DOCUMENTS_AT_ONCE = 50
_LEXICONS = (IndicatorRow, ProvinceRow, ProvinceSuccessorRow, AgencyRow, AgencySuccessorRow)
"""Word lists whose rows are united; national goals are always this program's own."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of the files of one merged database, and the documents that stand now."""

    plan: MergePlan
    runs: int
    documents: int


def merge(target_url: str, source_url: str, *, under: str = "") -> Merged:
    """Take the documents of one database into another, in one transaction.

    Args:
        target_url: an SQLAlchemy URL; what is written. An empty or new database becomes a copy.
        source_url: the database that is read.
        under: a folder that the source's paths are put into; its own paths if empty.

    Raises:
        MergeError: if both are one database, or a path names different files in both.
        SchemaVersionError: if one is of another schema version.
        DatabaseError: if one cannot be opened, read or written.
    """
    if _same(target_url, source_url):
        raise MergeError("a database cannot be merged with itself")
    source = open_database(source_url, create=False)
    try:
        target = open_database(target_url)
        try:
            with source.connect() as reading, target.begin() as writing:
                merged = _merge(reading, writing, f"{under.strip('/')}/" if under else "")
            resolve(target)
        finally:
            close_database(target)
    finally:
        source.dispose()
    return merged


def _same(one: str, other: str) -> bool:
    files = [sqlite_file(parse_address(url)) for url in (one, other)]
    if files[0] is None or files[1] is None:
        return parse_address(one) == parse_address(other)
    return files[0].resolve() == files[1].resolve()


def _merge(source: Connection, target: Connection, prefix: str) -> Merged:
    theirs = {f"{prefix}{path}": one for path, one in _readings(source).items()}
    ours = _readings(target)
    plan = plan_merge(ours, theirs)
    runs, added = _unite_runs(source, target)
    for row_class in _LEXICONS:
        _unite(source, target, row_class)
    _unite_folders(source, target)
    renaming = Renaming(_new_ids(source, target, plan, prefix), runs, prefix)
    _drop(target, [*plan.replaced, *(path for path in plan.copies if path in ours)])
    taken = frozenset((*plan.new, *plan.replaced))
    _copy_all(source, target, renaming, FileRow, FileRow.path, taken)
    for some in _batches(sorted(renaming.documents)):
        copy_facts(source, target, renaming, some)
        index_documents(target, [renaming.documents[one] for one in some])
    _copy_all(source, target, renaming, IssueRow, IssueRow.file_path, taken)
    _unite_notes(source, target, renaming, plan)
    count = target.execute(select(func.count()).select_from(DocumentRow)).scalar_one()
    return Merged(plan, added, count)


def _readings(connection: Connection) -> dict[str, Reading]:
    file, run = FileRow, RunRow
    query = select(
        file.path, file.sha256, file.fingerprint, file.status, run.started_at
    ).join(run, run.id == file.run_id)  # fmt: skip
    return {row[0]: Reading(*row[1:]) for row in connection.execute(query)}


def _new_ids(
    source: Connection, target: Connection, plan: MergePlan, prefix: str
) -> dict[int, int]:
    """The id in the target of each document that is copied: its path's own, or the next free."""
    taken = frozenset((*plan.new, *plan.replaced))
    known = {row.path: row.id for row in target.execute(select(DocumentRow.path, DocumentRow.id))}
    free, ids = max(known.values(), default=0) + 1, dict[int, int]()
    columns = (DocumentRow.id, DocumentRow.path, DocumentRow.file_path)
    for row in source.execute(select(*columns).order_by(DocumentRow.path)):
        if f"{prefix}{row.file_path}" not in taken:
            continue
        ids[row.id] = known.get(f"{prefix}{row.path}", free)
        free += ids[row.id] == free
    return ids


def _drop(target: Connection, paths: Iterable[str]) -> None:
    """Take files out with all that hangs on them."""
    for path in paths:
        of_file = DocumentRow.file_path == path
        forget_documents(target, target.execute(select(DocumentRow.id).where(of_file)).scalars())
        target.execute(delete(DocumentRow).where(of_file))
        target.execute(delete(IssueRow).where(IssueRow.file_path == path))
        target.execute(delete(FileRow).where(FileRow.path == path))


def _copy_all(
    source: Connection,
    target: Connection,
    renaming: Renaming,
    row_class: type[Base],
    path: InstrumentedAttribute[Any],
    taken: Container[str],
) -> None:
    """Copy the rows of a table that are of one of the taken files."""
    table = Base.metadata.tables[row_class.__tablename__]
    rows = (renaming.row(table, row) for row in _rows(source, row_class))
    _insert(target, row_class, [row for row in rows if row[path.key] in taken])


def _unite_runs(source: Connection, target: Connection) -> tuple[dict[int, int], int]:
    """The target's number of each of the source's runs, and how many had to be added."""
    known = {_identity(row, "id"): row["id"] for row in _rows(target, RunRow)}
    free, ids, new = max(known.values(), default=0) + 1, dict[int, int](), list[Row]()
    for row in sorted(_rows(source, RunRow), key=lambda row: int(row["id"])):
        key = _identity(row, "id")
        if key not in known:
            known[key] = free + len(new)
            new.append(row | {"id": known[key]})
        ids[row["id"]] = known[key]
    _insert(target, RunRow, new)
    return ids, len(new)


def _unite(source: Connection, target: Connection, row_class: type[Base]) -> None:
    """Add the words that only the source knows; of those that both know the target's stand."""
    keys = [column.name for column in Base.metadata.tables[row_class.__tablename__].primary_key]
    known = {tuple(row[key] for key in keys) for row in _rows(target, row_class)}
    rows = [r for r in _rows(source, row_class) if tuple(r[key] for key in keys) not in known]
    _insert(target, row_class, rows)


def _unite_folders(source: Connection, target: Connection) -> None:
    """Keep the folders of both (pipeline/changes.py): none may be pruned for the other's sake."""
    is_folder = MetaRow.key == "folder"
    held = [
        one.execute(select(MetaRow.value).where(is_folder)).scalar() for one in (target, source)
    ]
    folders = dict.fromkeys(folder for value in held if value for folder in value.split("\n"))
    target.execute(delete(MetaRow).where(is_folder))
    if folders:
        _insert(target, MetaRow, [{"key": "folder", "value": "\n".join(folders)}])


def _unite_notes(
    source: Connection, target: Connection, renaming: Renaming, plan: MergePlan
) -> None:
    """Add what was said of the source's folder, and of files that are now copies of others."""
    table = Base.metadata.tables[IssueRow.__tablename__]
    notes = [renaming.row(table, r) for r in _rows(source, IssueRow) if r["file_path"] is None]
    held = [row for row in _rows(target, IssueRow) if row["file_path"] is None]
    known = {_identity(row, "ordinal", "run_id") for row in held}
    last = Counter[str]()
    for row in held:
        last[row["path"]] = min(last[row["path"]], row["ordinal"])
    new = []
    for note in (*notes, *_notes_of_copies(plan, max(renaming.runs.values(), default=0))):
        if _identity(note, "ordinal", "run_id") not in known:
            last[note["path"]] -= 1
            new.append(note | {"ordinal": last[note["path"]]})
    _insert(target, IssueRow, new)


def _notes_of_copies(plan: MergePlan, run_id: int) -> Iterator[Row]:
    for path, first in plan.copies.items():
        issue = Issue(
            path, Stage.DISCOVER, "same_bytes", f"the same bytes as {first}, which is read"
        )
        (row,) = issue_rows(path, [issue], document_id=None, run_id=run_id)
        yield row | {"file_path": None}


def _identity(row: Row, *but: str) -> tuple[Any, ...]:
    return tuple(value for name, value in sorted(row.items()) if name not in but)


def _rows(connection: Connection, row_class: type[Base]) -> Iterator[Row]:
    table = Base.metadata.tables[row_class.__tablename__]
    return (dict(row) for row in connection.execute(select(table)).mappings())


def _insert(connection: Connection, row_class: type[Base], rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(row_class), rows)


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(ids), DOCUMENTS_AT_ONCE):
        yield ids[first : first + DOCUMENTS_AT_ONCE]
