"""A folder -> a database: every file once, one transaction a document, errors as issues."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from db.engine import Database, close_database, open_database
from db.errors import DatabaseError
from db.resolve import Resolved, resolve
from db.store import (
    KnownFile,
    drop_files,
    finish_run,
    keep_folder,
    known_files,
    save_documents,
    save_failure,
    save_notes,
    start_run,
)
from models.issues import Issue, ReadError, Severity, Stage
from models.lexicon import lexicon_sha256
from models.record import DocumentRecord, FailedFile
from models.text import ManifestRow
from pipeline.discover import FoundFile, discover, printable
from pipeline.executors import Executor, Processes
from pipeline.terminal import number_of
from pipeline.version import code_version, fingerprint
from pipeline.worker import Read

Outcome = Literal["written", "unchanged", "failed"]
OnFile = Callable[[str, Outcome], None]
"""Told of each file when it is done: its path and what came of it."""


class NoFilesError(ValueError):
    """The folder holds nothing to read."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run did, in files: each that was seen is written, unchanged or failed.

    `absent` documents of the database are of files that the folder does not hold. `is_alone`
    is False if another program had the database open at the end (`close_database`).
    """

    run_id: int
    written: int
    unchanged: int
    failures: tuple[Issue, ...]
    absent: int
    resolved: Resolved
    is_alone: bool = True

    @property
    def failed(self) -> int:
        """How many files gave no document."""
        return len(self.failures)

    @property
    def seen(self) -> int:
        """How many files the folder holds."""
        return self.written + self.unchanged + self.failed


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
        work = _Work(engine, _start(engine, executor), known, fingerprint())
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


class _Work:
    """Saves what comes of the files of one run, and counts it."""

    def __init__(
        self, engine: Database, run_id: int, known: dict[str, KnownFile], mark: str
    ) -> None:
        self.engine, self.run_id, self.known, self.mark = engine, run_id, known, mark
        self.written = self.unchanged = 0
        self.failures: list[Issue] = []

    def changed(self, files: Iterable[FoundFile], on_file: OnFile) -> Iterator[FoundFile]:
        """The files that must be read; the others are counted on the way."""
        for file in files:
            if self._is_unchanged(file):
                self.unchanged += 1
                on_file(file.name, "unchanged")
            else:
                yield file

    def _is_unchanged(self, file: FoundFile) -> bool:
        """True if the file was read before, with the same bytes, code, words and manifest row."""
        known = self.known.get(file.name)
        if known is None or (known.status, known.fingerprint) != ("ok", self._mark(file)):
            return False
        try:
            return file.load().sha256 == known.sha256
        except ReadError:  # who reads it meets it again, and makes it an issue
            return False

    def save(self, file: FoundFile, read: Read) -> Outcome:
        """Saves what came of one file; a document that cannot be saved becomes an issue.

        Raises:
            DatabaseError: if the database fails, which is no fault of the file.
        """
        if isinstance(read, FailedFile):
            return self._save_failure(file, read)
        try:
            self._save_documents(file, read)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001 - one document must not end the run
            message = f"{type(error).__name__}: {error}"
            issue = Issue(file.name, Stage.STORE, "internal_error", message, Severity.ERROR)
            return self._save_failure(file, FailedFile(file.name, read[0].sha256, (issue,)))
        if read[0].error:
            return self.fail(read[0].error)
        self.written += 1
        return "written"

    def _save_documents(self, file: FoundFile, records: tuple[DocumentRecord, ...]) -> None:
        mark, version = self._mark(file), code_version()
        save_documents(self.engine, self.run_id, records, fingerprint=mark, code_version=version)

    def _save_failure(self, file: FoundFile, failed: FailedFile) -> Outcome:
        save_failure(self.engine, self.run_id, failed, fingerprint=self._mark(file))
        return self.fail(failed.issues[0])

    def fail(self, issue: Issue) -> Outcome:
        """Counts a file that gave no document."""
        self.failures.append(issue)
        return "failed"

    def finish(self, *, absent: int, resolved: Resolved) -> RunResult:
        """Closes the run."""
        result = RunResult(
            run_id=self.run_id,
            written=self.written,
            unchanged=self.unchanged,
            failures=tuple(sorted(self.failures, key=lambda issue: issue.path)),
            absent=absent,
            resolved=resolved,
        )
        finish_run(
            self.engine,
            self.run_id,
            seen=result.seen,
            written=self.written,
            unchanged=self.unchanged,
        )
        return result

    def _mark(self, file: FoundFile) -> str:
        """Code, words and what the manifest says of the file: a change of any reads it anew."""
        return self.mark if file.manifest is None else f"{self.mark}/{_digest(file.manifest)}"


def _digest(row: ManifestRow) -> str:
    return hashlib.sha256(repr(row).encode()).hexdigest()[:8]
