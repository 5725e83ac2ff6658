"""The books of one run: what is unchanged, what is saved, what failed; the counts add up."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from db.engine import Database
from db.errors import DatabaseError
from db.ready import ReadyDocument
from db.resolve import Resolved
from db.store import KnownFile, finish_run, save_documents, save_failure
from models.issues import Issue, ReadError, Severity, Stage
from models.record import FailedFile
from models.text import ManifestRow
from pipeline.discover import FoundFile
from pipeline.version import code_version
from pipeline.versions import mark_of
from pipeline.worker import Read

Outcome = Literal["written", "unchanged", "waiting", "failed"]
OnFile = Callable[[str, Outcome], None]
"""Told of each file when it is done: its path and what came of it."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run did, in files: each that was seen is written, unchanged or failed.

    `waiting` files are new or changed and were not read, because only stale ones were asked for.
    `absent` files of the database (failed ones too) are not in the folder, and what is held of them
    is kept; that of `pruned` is dropped. `is_alone` is False if another program had the
    database open at the end (`close_database`).
    """

    run_id: int
    written: int
    unchanged: int
    failures: tuple[Issue, ...]
    absent: tuple[str, ...]
    resolved: Resolved
    waiting: int = 0
    pruned: tuple[str, ...] = ()
    is_alone: bool = True

    @property
    def failed(self) -> int:
        """How many files gave no document."""
        return len(self.failures)

    @property
    def seen(self) -> int:
        """How many files the folder holds."""
        return self.written + self.unchanged + self.waiting + self.failed


class Bookkeeping:
    """Saves what comes of the files of one run, and counts it."""

    def __init__(
        self,
        engine: Database,
        run_id: int,
        known: dict[str, KnownFile],
        *,
        only_stale: bool = False,
    ) -> None:
        self.engine, self.run_id, self.known = engine, run_id, known
        self.only_stale = only_stale
        self.written = self.unchanged = self.waiting = 0
        self.failures: list[Issue] = []

    def changed(self, files: Iterable[FoundFile], on_file: OnFile) -> Iterator[FoundFile]:
        """The files that must be read; the others are counted on the way."""
        for file in files:
            outcome = self._look(file)
            if outcome is None:
                yield file
                continue
            self.unchanged += outcome == "unchanged"
            self.waiting += outcome == "waiting"
            on_file(file.name, outcome)

    def _look(self, file: FoundFile) -> Outcome | None:
        """What is to be said of a file that need not be read; None of one that must.

        Unchanged is what was read before, with the same bytes, code, words and manifest row.
        """
        known = self.known.get(file.name)
        if known is None:
            return "waiting" if self.only_stale else None
        if _is_as_read(file, known):
            return "unchanged"
        try:
            raw = file.load()
        except ReadError:  # who reads it meets it again, and makes it an issue
            return "waiting" if self.only_stale else None
        is_same = raw.sha256 == known.sha256
        marks = (_mark(file, raw.media_type), _mark(file, None))  # the second of what failed
        if is_same and known.fingerprint in marks:
            return "unchanged" if known.status == "ok" or self.only_stale else None
        return "waiting" if self.only_stale and not is_same else None

    def save(self, file: FoundFile, read: Read[ReadyDocument]) -> Outcome:
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

    def _save_documents(self, file: FoundFile, documents: tuple[ReadyDocument, ...]) -> None:
        mark, version = _mark(file, documents[0].media_type), code_version()
        save_documents(self.engine, self.run_id, documents, fingerprint=mark, code_version=version)

    def _save_failure(self, file: FoundFile, failed: FailedFile) -> Outcome:
        save_failure(self.engine, self.run_id, failed, fingerprint=_mark(file, None))
        return self.fail(failed.issues[0])

    def fail(self, issue: Issue) -> Outcome:
        """Counts a file that gave no document."""
        self.failures.append(issue)
        return "failed"

    def finish(
        self, *, absent: Iterable[str], pruned: Iterable[str], resolved: Resolved
    ) -> RunResult:
        """Closes the run."""
        result = RunResult(
            run_id=self.run_id,
            written=self.written,
            unchanged=self.unchanged,
            waiting=self.waiting,
            failures=tuple(sorted(self.failures, key=lambda issue: issue.path)),
            absent=tuple(absent),
            pruned=tuple(pruned),
            resolved=resolved,
        )
        finish_run(
            self.engine,
            self.run_id,
            seen=result.seen,
            written=self.written,
            unchanged=self.unchanged + self.waiting,
        )
        return result


def _is_as_read(file: FoundFile, known: KnownFile) -> bool:
    """True if a file was read, and by its bytes alone is the same: what they are is known too."""
    if known.status != "ok" or known.fingerprint != _mark(file, known.media_type):
        return False
    try:
        return file.digest() == known.sha256
    except ReadError:  # who loads it meets it again
        return False


def _mark(file: FoundFile, media_type: str | None) -> str:
    """Code, words and what the manifest says of the file: a change of any reads it anew."""
    mark = mark_of(media_type)
    return mark if file.manifest is None else f"{mark} manifest={_digest(file.manifest)}"


def _digest(row: ManifestRow) -> str:
    return hashlib.sha256(repr(row).encode()).hexdigest()[:8]
