"""A folder -> a database: every file once, one transaction a document, errors as issues."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from db.engine import Database, close_database, open_database
from db.ready import ready_document
from db.resolve import resolve
from db.store import KnownFile, drop_files, known_files, save_notes, start_run
from models.issues import Issue, Severity
from models.lexicon import lexicon_sha256
from pipeline.bookkeeping import Bookkeeping, OnFile, RunResult
from pipeline.changes import describe_stale, find_absent, keep_folders
from pipeline.discover import Discovery, discover
from pipeline.executors import Executor, Processes
from pipeline.version import code_version


class NoFilesError(ValueError):
    """The folder holds nothing to read."""


def run(
    corpus: Path,
    url: str,
    *,
    executor: Executor | None = None,
    only_stale: bool = False,
    prune: bool = False,
    on_start: Callable[[int], None],
    on_file: OnFile,
    on_note: Callable[[str], None],
) -> RunResult:
    """Reads every file of a folder into the database at `url`.

    A file is read again only if its bytes, the code or the lexicons changed, or if it failed.
    Of files of the same bytes the first is read; what the database held of the others goes.

    Args:
        corpus: the folder.
        url: an SQLAlchemy URL.
        executor: who reads the files; worker processes with the usual limits if not given.
        only_stale: read only what was read before with other code or words; new and changed
            files wait.
        prune: drop what the database holds of files that are not in the folder any more.
        on_start: told how many files there are.
        on_file: told of each file.
        on_note: told what is to be known before the reading, a sentence each.

    Raises:
        NotADirectoryError, FileNotFoundError: if `corpus` is no folder.
        NoFilesError: if there is nothing in it.
        PruneError: if pruning would drop documents of another folder.
        DatabaseError: if the database cannot be opened or written, or is of another version.
        WorkersError: if no worker process can be started.
    """
    executor = executor or Processes()
    found = _discover(corpus)
    engine = open_database(url)
    try:
        known = known_files(engine)
        absent = _compare(engine, known, corpus, found, prune=prune, on_note=on_note)
        pruned, kept = (absent, []) if prune else ([], absent)
        work = _begin(engine, executor, known, found, pruned, only_stale=only_stale)
        on_start(len(_names(found)))
        _read(work, executor, found, on_file)
        result = work.finish(absent=kept, pruned=pruned, resolved=resolve(engine))
    finally:
        is_alone = close_database(engine)
    return replace(result, is_alone=is_alone)


def _discover(corpus: Path) -> Discovery:
    """What the folder holds; raises as `run` does where that is no folder or nothing."""
    found = discover(corpus)
    if not _names(found):
        raise NoFilesError(f"no files in {corpus}")
    return found


def _compare(
    engine: Database,
    known: Mapping[str, KnownFile],
    corpus: Path,
    found: Discovery,
    *,
    prune: bool,
    on_note: Callable[[str], None],
) -> list[str]:
    """Tells how the database and the folder differ; the known files that are not in it."""
    names = _names(found)
    absent = find_absent(known, names | found.copies.keys(), _lost(found.issues))
    held = {path for path, file in known.items() if file.status == "ok"}
    if note := keep_folders(engine, corpus, held & names, absent, prune=prune):
        on_note(note)
    for words in describe_stale(known, names):
        on_note(words)
    return absent


def _begin(
    engine: Database,
    executor: Executor,
    known: dict[str, KnownFile],
    found: Discovery,
    pruned: list[str],
    *,
    only_stale: bool,
) -> Bookkeeping:
    """Writes down that the run begins and what the folder said; copies and the pruned go."""
    run_id = start_run(
        engine,
        code_version=code_version(),
        lexicon_sha256=lexicon_sha256(),
        workers=executor.workers,
        executor=executor.name,
    )
    work = Bookkeeping(engine, run_id, known, only_stale=only_stale)
    drop_files(engine, [*sorted(found.copies.keys() & known.keys()), *pruned])
    save_notes(engine, run_id, found.issues)
    return work


def _read(work: Bookkeeping, executor: Executor, found: Discovery, on_file: OnFile) -> None:
    """Reads what must be read, saves it, and tells of every file of the folder."""
    for issue in _lost(found.issues):
        on_file(issue.path, work.fail(issue))
    changed = work.changed(found.files, on_file)
    with closing(executor.read_all(changed, ready_document)) as reads:
        for file, read in reads:
            on_file(file.name, work.save(file, read))


def _names(found: Discovery) -> set[str]:
    """The paths that the run tells of: the files, and what gave none."""
    return {file.name for file in found.files} | {one.path for one in _lost(found.issues)}


def _lost(issues: Iterable[Issue]) -> list[Issue]:
    """The first error of each path that gave no files: an archive may break several limits."""
    errors = [issue for issue in issues if issue.severity is Severity.ERROR]
    firsts = {issue.path: issue for issue in reversed(errors)}
    return [issue for issue in errors if firsts[issue.path] is issue]
