"""A folder -> a database: every file once, one transaction a document, errors as issues."""

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from db.engine import Database, close_database, open_database
from db.resolve import resolve
from db.store import drop_files, keep_folder, known_files, save_notes, start_run
from models.issues import Issue, Severity
from models.lexicon import lexicon_sha256
from pipeline.bookkeeping import Bookkeeping, OnFile, RunResult
from pipeline.discover import discover, printable
from pipeline.executors import Executor, Processes
from pipeline.terminal import number_of
from pipeline.version import code_version, fingerprint


class NoFilesError(ValueError):
    """The folder holds nothing to read."""


def run(
    corpus: Path,
    url: str,
    *,
    executor: Executor | None = None,
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
        on_start: told how many files there are.
        on_file: told of each file.
        on_note: told what is to be known before the reading, a sentence each.

    Raises:
        NotADirectoryError, FileNotFoundError: if `corpus` is no folder.
        NoFilesError: if there is nothing in it.
        DatabaseError: if the database cannot be opened or written, or is of another version.
        WorkersError: if no worker process can be started.
    """
    executor = executor or Processes()
    found = discover(corpus)
    lost = _lost(found.issues)
    if not found.files and not lost:
        raise NoFilesError(f"no files in {corpus}")
    names = {file.name for file in found.files} | {one.path for one in lost}
    engine = open_database(url)
    try:
        known = known_files(engine)
        held = {path for path, file in known.items() if file.status == "ok"}
        if note := _other_folder(engine, corpus, len(held & names)):
            on_note(note)
        work = Bookkeeping(engine, _start(engine, executor), known, fingerprint())
        drop_files(engine, sorted(found.copies.keys() & known.keys()))
        save_notes(engine, work.run_id, found.issues)
        on_start(len(found.files) + len(lost))
        for issue in lost:
            on_file(issue.path, work.fail(issue))
        with closing(executor.read_all(work.changed(found.files, on_file))) as reads:
            for file, read in reads:
                on_file(file.name, work.save(file, read))
        resolved = resolve(engine)
        result = work.finish(absent=len(held - names - found.copies.keys()), resolved=resolved)
    finally:
        is_alone = close_database(engine)
    return replace(result, is_alone=is_alone)


def _lost(issues: Iterable[Issue]) -> list[Issue]:
    """The first error of each path that gave no files: an archive may break several limits."""
    errors = [issue for issue in issues if issue.severity is Severity.ERROR]
    firsts = {issue.path: issue for issue in reversed(errors)}
    return [issue for issue in errors if firsts[issue.path] is issue]


def _start(engine: Database, executor: Executor) -> int:
    return start_run(
        engine,
        code_version=code_version(),
        lexicon_sha256=lexicon_sha256(),
        workers=executor.workers,
        executor=executor.name,
    )


def _other_folder(engine: Database, corpus: Path, common: int) -> str | None:
    """What is to be said where the database's documents came from another folder."""
    earlier = keep_folder(engine, here := printable(corpus.resolve()))
    if earlier in (None, here):
        return None
    if not common:
        return f"this database also holds documents of {earlier}"
    same = f"{number_of(common, 'document')} of the same path {'is' if common == 1 else 'are'}"
    return f"this database was made from {earlier}; {same} replaced, where different"
